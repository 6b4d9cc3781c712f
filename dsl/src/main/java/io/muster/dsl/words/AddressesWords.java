// SPDX-License-Identifier: Apache-2.0
package io.muster.dsl.words;

import io.muster.dsl.language.Argument;
import io.muster.dsl.language.Word;
import io.muster.dsl.language.Words;
import io.muster.runbook.Position;
import java.util.List;
import java.util.Optional;

/** What stands in {@code addresses}. */
@Words("Which addresses the guests of a subnet get at the recovery site.")
public interface AddressesWords {

  @Word(
      text =
          "Gives the guests of a subnet the same host part in another. Re-IP works for any guest"
              + " system.",
      example = "map '10.1.20.0/24', to: '10.2.20.0/24', gateway: '10.2.20.1', dns: ['10.2.0.53']")
  void map(Position at, String subnet, Mapping mapping);

  /** The arguments of {@code map}. */
  record Mapping(
      @Argument("The subnet at the recovery site, of the same size.") String to,
      @Argument("The gateway at the recovery site.") Optional<String> gateway,
      @Argument("The name servers at the recovery site.") Optional<List<String>> dns) {}
}
