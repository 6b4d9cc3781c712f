// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Optional;

/**
 * Which addresses the guests of one subnet get at the recovery site; the part that tells machines
 * apart stays.
 *
 * @param from the subnet at the production site, as in {@code 10.1.20.0/24}
 * @param to the subnet at the recovery site, of the same size
 */
public record AddressMapping(
    Position at, String from, String to, Optional<String> gateway, List<String> dns) {}
