// SPDX-License-Identifier: Apache-2.0
package io.muster.route;

import io.muster.runbook.Group;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;

/**
 * Stands before a group: opens when the groups are complete that it comes after, and tells when it
 * is complete.
 */
final class GroupGuard extends AsyncProcessorSupport {

  private final Group group;
  private final AsyncProcessor target;

  GroupGuard(Group group, Processor target) {
    this.group = group;
    this.target = AsyncProcessorConverterHelper.convert(target);
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    PlanRun run = exchange.getProperty(PlanRun.PROPERTY, PlanRun.class);
    var _ =
        run.gate()
            .open(group)
            .thenRun(
                () ->
                    run.around()
                        .time()
                        .fork(
                            group.id().path(),
                            () -> target.process(exchange, _ -> complete(run, callback))));
    return false;
  }

  private void complete(PlanRun run, AsyncCallback callback) {
    run.gate().completed(group);
    callback.done(false);
  }
}
