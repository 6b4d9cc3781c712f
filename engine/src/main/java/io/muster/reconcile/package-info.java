// SPDX-License-Identifier: Apache-2.0
/** What the journal says of replicas, beside what vSphere shows. */
@NullMarked
package io.muster.reconcile;

import org.jspecify.annotations.NullMarked;
