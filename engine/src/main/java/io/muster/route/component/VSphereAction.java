// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.ConnectionChange;
import io.muster.action.CustomValueChange;
import io.muster.action.PowerChange;
import io.muster.action.Result;
import io.muster.action.SnapshotChange;
import io.muster.action.StepContext;
import io.muster.runbook.PowerAction;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What an endpoint does to a machine, once its options are found to be good. */
record VSphereAction(VSphereEndpoint endpoint) {

  /**
   * Does it when it is called.
   *
   * @throws IllegalArgumentException when there is no such action, or an option is missing
   */
  Function<StepContext, Result> step() {
    String vm = required("vm", endpoint.getVm());
    Optional<String> site = given(endpoint.getSite());
    return switch (endpoint.getAction()) {
      case "connect", "disconnect" -> {
        boolean connected = endpoint.getAction().equals("connect");
        Optional<String> only = given(endpoint.getNetwork());
        yield context -> new ConnectionChange(context).perform(connected, vm, site, only);
      }
      case "snapshot", "revert", "removeSnapshot" -> snapshots(vm, site);
      case "setCustomValue" -> {
        String attribute = required("attribute", endpoint.getAttribute());
        yield context ->
            new CustomValueChange(context).perform(vm, site, attribute, endpoint.getValue());
      }
      default -> {
        PowerAction power = power();
        yield context -> new PowerChange(context).perform(power, vm, site);
      }
    };
  }

  private Function<StepContext, Result> snapshots(String vm, Optional<String> site) {
    String snapshot = required("snapshot", endpoint.getSnapshot());
    return switch (endpoint.getAction()) {
      case "snapshot" ->
          context ->
              new SnapshotChange(context).make(vm, site, snapshot, endpoint.getDescription());
      case "revert" -> context -> new SnapshotChange(context).revert(vm, site, snapshot);
      default -> context -> new SnapshotChange(context).remove(vm, site, snapshot);
    };
  }

  private PowerAction power() {
    return Arrays.stream(PowerAction.values())
        .filter(value -> value.word().equals(endpoint.getAction()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is not an action on a virtual machine; there are %s"
                        .formatted(endpoint.getAction(), VSphereEndpoint.ACTIONS)));
  }

  private static Optional<String> given(String option) {
    return Optional.of(option).filter(value -> !value.isEmpty());
  }

  private String required(String option, String value) {
    return given(value)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "endpoint '%s': option '%s' is required for action '%s'"
                        .formatted(endpoint.getEndpointUri(), option, endpoint.getAction())));
  }
}
