// SPDX-License-Identifier: Apache-2.0
/** Which address a guest has at which site, and how it is given to the guest. */
@NullMarked
package io.muster.address;

import org.jspecify.annotations.NullMarked;
