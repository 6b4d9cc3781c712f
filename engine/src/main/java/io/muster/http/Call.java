// SPDX-License-Identifier: Apache-2.0
package io.muster.http;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** What somebody asks over HTTP. */
public interface Call {

  /** Such as {@code GET}; a {@code HEAD} is a {@code GET} whose body is not sent. */
  String method();

  /** The parts of the path, decoded; what could mean another path is no part of one. */
  List<String> path();

  /** The value of a parameter behind the path; the first, where it is there more than once. */
  Optional<String> query(String name);

  Optional<String> header(String name);

  /** Where it comes from. */
  InetAddress from();

  /**
   * What is sent with it.
   *
   * @param most bytes
   * @throws BodyException when it is longer, or breaks off
   */
  byte[] body(int most);
}
