// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.run.NotYet;
import io.muster.runbook.Step;
import io.muster.runbook.Verification;
import java.util.List;
import org.apache.camel.builder.Builder;
import org.apache.camel.model.MulticastDefinition;
import org.apache.camel.model.ProcessorDefinition;

/** Adds the node of a step to a route; a step's node has the step's id. */
final class StepNodes {

  private StepNodes() {}

  static void add(ProcessorDefinition<?> parent, Step step) {
    String id = step.id().path();
    switch (step) {
      case Step.Vm vm -> parent.to(EndpointUris.replica(vm)).id(id);
      case Step.Power power -> parent.to(EndpointUris.power(power)).id(id);
      case Step.Connection connection -> parent.to(EndpointUris.connection(connection)).id(id);
      case Step.Wait wait -> parent.delay(Builder.constant(wait.duration().toMillis())).id(id);
      case Step.SwitchTime time -> parent.log("switch over " + time.switchover()).id(id);
      case Step.Call call -> MessageNodes.add(parent, call);
      case Step.Notify message -> MessageNodes.add(parent, message);
      case Step.Pause pause -> parent.log("pause: " + pause.text()).id(id);
      case Step.Guest _, Step.Perform _, Step.Snapshot _ -> throw NotYet.reached(step);
      case Step.Verify verify -> add(parent, verify.verifications());
    }
  }

  private static void add(ProcessorDefinition<?> parent, List<Verification> verifications) {
    if (verifications.size() == 1) {
      add(parent, verifications.getFirst());
      return;
    }
    MulticastDefinition multicast = PlanCompiler.fork(parent);
    verifications.forEach(verification -> add(multicast, verification));
    multicast.end();
  }

  private static void add(ProcessorDefinition<?> parent, Verification verification) {
    parent.to(EndpointUris.probe(verification)).id(verification.id().path());
  }
}
