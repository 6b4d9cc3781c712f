// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import org.apache.camel.spi.Metadata;

/** Headers of messages to and from runbooks. */
public final class RunbookHeaders {

  @Metadata(
      description =
          "The run: which one is meant, where the option does not say so; set on messages of runs.",
      javaType = "String")
  public static final String RUN = "CamelMusterRun";

  @Metadata(label = "producer", description = "Where the run stands then.", javaType = "String")
  public static final String STATE = "CamelMusterState";

  @Metadata(
      label = "producer",
      description =
          "How the run has ended or halted: done, undone, kept, halted, failed or aborted.",
      javaType = "String")
  public static final String OUTCOME = "CamelMusterOutcome";

  @Metadata(
      label = "producer",
      description = "The values for the parameters of the runbook; a body that is a map adds more.",
      javaType = "java.util.Map")
  public static final String PARAMETERS = "CamelMusterParameters";

  @Metadata(
      label = "producer",
      description = "Only these machines, a collection or a text with commas between.",
      javaType = "Object")
  public static final String MACHINES = "CamelMusterMachines";

  @Metadata(label = "producer", description = "Who asks for it.", javaType = "String")
  public static final String BY = "CamelMusterBy";

  @Metadata(label = "producer", description = "Why, for the record.", javaType = "String")
  public static final String REASON = "CamelMusterReason";

  @Metadata(label = "producer", description = "The answer to what is asked.", javaType = "String")
  public static final String CHOICE = "CamelMusterChoice";

  @Metadata(
      label = "producer",
      description = "The ISO instant until which the run is to wait.",
      javaType = "String")
  public static final String TO = "CamelMusterTo";

  @Metadata(
      label = "producer",
      description = "The one of the steps that is meant.",
      javaType = "String")
  public static final String STEP = "CamelMusterStep";

  @Metadata(
      label = "consumer",
      description = "The type of the event, such as io.muster.run.ended.",
      javaType = "String")
  public static final String EVENT_TYPE = "CamelCloudEventType";

  @Metadata(label = "consumer", description = "The id of the event.", javaType = "String")
  public static final String EVENT_ID = "CamelCloudEventID";

  @Metadata(
      label = "consumer",
      description = "The runbook that the event is of.",
      javaType = "String")
  public static final String EVENT_SOURCE = "CamelCloudEventSource";

  @Metadata(
      label = "consumer",
      description = "The run and its step that the event is about.",
      javaType = "String")
  public static final String EVENT_SUBJECT = "CamelCloudEventSubject";

  @Metadata(
      label = "consumer",
      description = "When it happened, by the clock of the sites.",
      javaType = "String")
  public static final String EVENT_TIME = "CamelCloudEventTime";

  private RunbookHeaders() {}
}
