// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.access.AuditLog;
import io.muster.access.RequestKeys;
import io.muster.access.TokenOffice;
import io.muster.app.Server;
import io.muster.engine.Desk;
import io.muster.report.Reports;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API is of.
 *
 * @param serving the process, once it goes on with runs
 * @param books where it is written down who may do what, and who did
 * @param reports makes the reports of runs
 */
record House(
    Supplier<Optional<Server>> serving,
    Supplier<Books> books,
    Reports reports,
    InstantSource time) {

  /** What is written down about those who use the API. */
  record Books(TokenOffice tokens, AuditLog audit, RequestKeys keys) {}

  /** The process; refuses while it is not there yet. */
  Server server() {
    return serving
        .get()
        .orElseThrow(
            () ->
                new ApiException(
                    503,
                    "the node does not go on with runs yet; ask again in a moment",
                    Map.of("Retry-After", "2")));
  }

  Desk desk() {
    return server().desk();
  }
}
