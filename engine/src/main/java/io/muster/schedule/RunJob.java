// SPDX-License-Identifier: Apache-2.0
package io.muster.schedule;

import io.muster.run.RunId;
import java.util.function.Consumer;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Goes on with the run that its key names, on one node at a time. */
@DisallowConcurrentExecution
final class RunJob implements Job {

  private final Consumer<RunId> work;

  RunJob(Consumer<RunId> work) {
    this.work = work;
  }

  @Override
  public void execute(JobExecutionContext context) {
    work.accept(new RunId(context.getJobDetail().getKey().getName()));
  }
}
