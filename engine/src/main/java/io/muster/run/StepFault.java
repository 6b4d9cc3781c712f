// SPDX-License-Identifier: Apache-2.0
package io.muster.run;

/**
 * Why a step failed.
 *
 * @param name the vCenter's own name of the fault, or a short one of ours
 * @param sentence what is wrong, where, and what to do
 * @param refused whether an interlock, a state or a permission was in the way, so that trying again
 *     is no use
 */
public record StepFault(String name, String sentence, boolean refused) {}
