// SPDX-License-Identifier: Apache-2.0
package io.muster.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where a process that stays answers over HTTP.
 *
 * @param address a name or number of this machine
 * @param port 0 for any that is free; empty where it does not answer
 * @param keystore with what it encrypts; empty where it does not
 */
public record HttpSettings(String address, OptionalInt port, Optional<Keystore> keystore) {

  /** A PKCS #12 file with a key and its certificate. */
  public record Keystore(Path file, String password) {
    @Override
    public String toString() {
      return file.toString();
    }
  }

  /** Without encryption. */
  public HttpSettings(String address, OptionalInt port) {
    this(address, port, Optional.empty());
  }

  static final String SUBJECT = "http";

  static final List<String> SETTINGS = List.of("address", "port", "keystore", "keystore-password");

  private static final int MOST = 65_535;

  /** Not at all. */
  public static final HttpSettings OFF = new HttpSettings("127.0.0.1", OptionalInt.empty());

  static HttpSettings read(Section section) {
    Optional<String> written = section.optional("port");
    OptionalInt port = written.map(HttpSettings::port).orElse(OptionalInt.empty());
    if (written.isPresent() && port.isEmpty()) {
      throw section.wrong("port", "'%s' is not a port from 0 to %d".formatted(written.get(), MOST));
    }
    Optional<Keystore> keystore =
        section
            .optional("keystore")
            .map(file -> new Keystore(Path.of(file), section.required("keystore-password")));
    return new HttpSettings(section.optional("address").orElse(OFF.address), port, keystore);
  }

  /** A port that is written as a number; empty where it is none. */
  public static OptionalInt port(String text) {
    int number = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : -1;
    return number < 0 || number > MOST ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The same at another port. */
  public HttpSettings at(int other) {
    return new HttpSettings(address, OptionalInt.of(other), keystore);
  }
}
