// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

/** The configuration is wrong; the message says what, where, and what to do. */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ConfigurationException(String message) {
    super(message);
  }
}
