// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import java.nio.file.Path;

/** A lab that another process changes; its message is a sentence for whoever started this one. */
public final class LabInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LabInUseException(Path file) {
    super(
        "the lab kept in '%s' is in use by another command; wait for its end, or name another folder with --data"
            .formatted(file));
  }
}
