// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Block;
import java.util.Optional;

/** How a step is taken back: an argument that all steps but machines have. */
public record TakenBack(
    @Argument(
            "How it is taken back. Power, snapshot and network steps know that where it is not"
                + " given; others stay as they are.")
        Optional<Block<StepsWords>> undo) {}
