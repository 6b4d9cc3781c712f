// SPDX-License-Identifier: Apache-2.0
package io.muster.runbook;

import java.util.List;
import java.util.Optional;

/**
 * A program in a guest.
 *
 * @param vm the machine, as the runbook calls it
 * @param path of the program in the guest
 * @param credential the name of the guest's user in the configuration; empty means the one that the
 *     configuration gives to the machine
 * @param expect the exit code that means success
 */
public record GuestProgram(
    String vm, String path, List<String> args, Optional<String> credential, int expect) {}
