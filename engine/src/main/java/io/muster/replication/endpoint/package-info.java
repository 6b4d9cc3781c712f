// SPDX-License-Identifier: Apache-2.0
/**
 * Replication that is driven by calls to Camel endpoints, such as the REST API of a storage array;
 * the contract is in {@code docs/replication.md}.
 */
@NullMarked
package io.muster.replication.endpoint;

import org.jspecify.annotations.NullMarked;
