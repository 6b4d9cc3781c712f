// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

/**
 * A task of a vCenter, as it can be found again.
 *
 * @param vm what it is about, as vSphere refers to it; empty where that is files alone
 * @param operation the end of vSphere's own {@code descriptionId}, such as {@code powerOn}
 * @param reference names it within its vCenter, such as {@code task-68}
 */
public record TaskReference(String site, String vm, String operation, String reference) {}
