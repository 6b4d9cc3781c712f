// SPDX-License-Identifier: Apache-2.0
package io.muster.problem.sarif;

import io.muster.problem.Json;
import io.muster.problem.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Prints problems for code hosts, as one SARIF 2.1.0 log with one run. */
public final class SarifPrinter {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final Optional<String> version;
  private final Places places;

  /**
   * A printer for files given on a command line.
   *
   * @param version the version of Muster, where it is known
   * @param folder where Muster was started; files below it are named relative to it
   */
  public SarifPrinter(Optional<String> version, Path folder) {
    this.version = version;
    this.places = new Places(folder);
  }

  /** The problems of all these texts; silenced warnings are there as suppressed. */
  public String print(List<Report> reports) {
    Json log = Json.object().put("$schema", SCHEMA).put("version", "2.1.0");
    return log.putLines("runs", List.of(run(reports))) + "\n";
  }

  private Json run(List<Report> reports) {
    return Json.object()
        .put("tool", Json.object().put("driver", driver()))
        .put("columnKind", "utf16CodeUnits")
        .put("originalUriBaseIds", Places.bases())
        .put("invocations", List.of(Json.object().put("executionSuccessful", true)))
        .putLines("results", new Results(places).of(reports));
  }

  private Json driver() {
    Json driver = Json.object().put("name", "Muster");
    version.ifPresent(text -> driver.put("semanticVersion", text));
    return driver.putLines("rules", RuleDescriptors.all());
  }
}
