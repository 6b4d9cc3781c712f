// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A task of a vCenter.
 *
 * @param reference names it within its vCenter, such as {@code task-68}
 * @param ended completes with the task's result where it has one, or fails with a {@link
 *     VSphereFault}
 */
public record VSphereTask(
    String reference, TaskOperation operation, CompletionStage<Optional<String>> ended) {}
