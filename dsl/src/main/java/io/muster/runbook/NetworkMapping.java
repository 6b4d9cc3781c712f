// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.Optional;

/**
 * Where a network adapter of a replica goes.
 *
 * @param from the port group at the production site
 * @param to the port group at the recovery site
 * @param test the isolated port group that drills use
 */
public record NetworkMapping(Position at, String from, String to, Optional<String> test) {}
