// SPDX-License-Identifier: Apache-2.0
package io.muster.report;

import io.muster.journal.Journal;
import io.muster.journal.Seal;
import io.muster.report.SealText.Parted;
import io.muster.run.RunEvent;
import io.muster.run.StoredRun;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells whether files of reports are as they were sealed. */
public final class ReportVerifier {

  /**
   * What was found out about a file.
   *
   * @param seal what it says of itself; empty where it cannot be read
   * @param findings what is wrong, a sentence each; empty where nothing is
   * @param notes what is to be known besides
   */
  public record Verified(Optional<Seal> seal, List<String> findings, List<String> notes) {}

  private final Path file;
  private final String muster;
  private final List<String> findings = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  private ReportVerifier(Path file, String muster) {
    this.file = file;
    this.muster = muster;
  }

  /**
   * @param journal in which it was sealed, where that can be asked
   * @param chain all that was sealed there
   * @param muster the version that asks
   */
  public static Verified verify(
      Path file, Optional<Journal> journal, List<Seal> chain, String muster) throws IOException {
    return new ReportVerifier(file, muster).verify(Files.readAllBytes(file), journal, chain);
  }

  private Verified verify(byte[] bytes, Optional<Journal> journal, List<Seal> chain) {
    Optional<ReportSeal> seal = intact(bytes);
    if (findings.isEmpty() && seal.isPresent() && journal.isPresent()) {
      inChain(seal.get(), chain);
      fromJournal(seal.get(), journal.get());
    }
    return new Verified(seal.map(ReportSeal::link), List.copyOf(findings), List.copyOf(notes));
  }

  private Optional<ReportSeal> intact(byte[] bytes) {
    Optional<String> text = text(bytes);
    Optional<ReportFormat> format = text.flatMap(ReportFormat::ofText);
    Optional<Parted> parted = format.flatMap(it -> SealText.part(it, text.orElseThrow()));
    if (parted.isEmpty()) {
      boolean open =
          format.filter(it -> text.orElseThrow().contains(SealText.open(it))).isPresent();
      findings.add(
          open
              ? "'%s' is not sealed, since it was made while its run went on; make it again with 'muster report'"
                  .formatted(file)
              : "'%s' is no report with a whole seal: it was changed, or another program made it"
                  .formatted(file));
      return Optional.empty();
    }
    ReportSeal seal = parted.get().seal();
    String digest = seal.digests().of(format.orElseThrow());
    if (!Seal.sha256(parted.get().content()).equals(digest)) {
      findings.add("'%s' was changed after it was sealed".formatted(file));
    } else if (!seal.fits()) {
      findings.add(
          "the seal in '%s' was changed: its hash is not that of what it says".formatted(file));
    }
    return Optional.of(seal);
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private void inChain(ReportSeal seal, List<Seal> chain) {
    Seal link = seal.link();
    Optional<Seal> there = chain.stream().filter(it -> it.number() == link.number()).findFirst();
    if (there.isEmpty()) {
      findings.add(
          "the journal has no report %d, which '%s' says it is: its end was cut off, or it is another journal"
              .formatted(link.number(), file));
    } else if (!there.get().equals(link)) {
      findings.add(
          "report %d of the journal is not the one in '%s' (%s there, %s here): one of them was made up, or it is another journal"
              .formatted(link.number(), file, there.get().hash(), link.hash()));
    }
    chain.stream()
        .filter(it -> it.run().equals(link.run()) && it.number() > link.number())
        .reduce((_, last) -> last)
        .ifPresent(
            last -> notes.add("report %d of the same run came after it".formatted(last.number())));
  }

  /** The same entries have to give the same report. */
  private void fromJournal(ReportSeal seal, Journal journal) {
    if (!seal.muster().equals(muster)) {
      notes.add(
          "it was made by Muster %s, so this version (%s) does not compare it with what happened in the run"
              .formatted(seal.muster(), muster));
      return;
    }
    Optional<StoredRun> run = journal.find(seal.link().run());
    if (run.isEmpty()) {
      findings.add("the journal has no run '%s'".formatted(seal.link().run()));
      return;
    }
    List<RunEvent> events =
        journal.events(seal.link().run(), 0).stream()
            .map(Journal.Entry::event)
            .limit(seal.entries())
            .toList();
    Draft now = EvidenceJson.draft(Evidence.of(run.get(), events, muster));
    if (!now.digest().equals(seal.digests().json())) {
      findings.add(
          "what the journal has of run '%s' is not what '%s' was made from: the journal was changed"
              .formatted(seal.link().run(), file));
    }
  }
}
