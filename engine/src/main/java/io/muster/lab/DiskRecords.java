// SPDX-License-Identifier: Apache-2.0
package io.muster.lab;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is on a disk: records, and how the system on it sets up its network cards. Guests number
 * what they write and never use a number twice, so what a replica lacks, and what an undo threw
 * away, can be counted.
 */
public final class DiskRecords {

  static final DiskRecords NONE = new DiskRecords(List.of(), List.of());

  private final List<RecordRange> ranges;
  private final List<CardSetting> settings;

  /**
   * @param settings oldest first; of those of one card the last one counts
   */
  @JsonCreator
  DiskRecords(
      @JsonProperty("ranges") List<RecordRange> ranges,
      @JsonProperty("settings") List<CardSetting> settings) {
    this.ranges = List.copyOf(ranges);
    this.settings = List.copyOf(settings);
  }

  @JsonProperty
  List<RecordRange> ranges() {
    return ranges;
  }

  @JsonProperty
  List<CardSetting> settings() {
    return settings;
  }

  /** How a network card is set up; empty where the system leaves that to the network. */
  Optional<CardSetting> setting(int card) {
    return settings.stream().filter(set -> set.card() == card).reduce((_, later) -> later);
  }

  DiskRecords with(CardSetting setting) {
    return new DiskRecords(ranges, Stream.concat(settings.stream(), Stream.of(setting)).toList());
  }

  /** As the next start finds it. */
  DiskRecords restarted() {
    return new DiskRecords(ranges, settings.stream().filter(CardSetting::lasting).toList());
  }

  /** As if the network cards had never been set up. */
  DiskRecords withoutSettings() {
    return new DiskRecords(ranges, List.of());
  }

  /** How many records of one writer are on the disk; a writer is {@code site/vm}. */
  public long count(String writer) {
    return of(writer).stream().mapToLong(RecordRange::count).sum();
  }

  /** Whether one record is on the disk; numbers count from 1. */
  public boolean has(String writer, long number) {
    return of(writer).stream().anyMatch(range -> range.first() <= number && number <= range.last());
  }

  /** When the newest record of one writer was written. */
  public Optional<Instant> newest(String writer) {
    return of(writer).stream().map(RecordRange::lastAt).max(Comparator.naturalOrder());
  }

  Optional<Instant> oldest(String writer) {
    return of(writer).stream().map(RecordRange::firstAt).min(Comparator.naturalOrder());
  }

  /** What was there already at an instant. */
  public DiskRecords asOf(Instant instant) {
    return new DiskRecords(
        ranges.stream().map(r -> r.asOf(instant)).flatMap(Optional::stream).toList(),
        settings.stream().filter(set -> !set.since().isAfter(instant)).toList());
  }

  /** How many records of one writer are here and not on another disk. */
  public long missingFrom(DiskRecords other, String writer) {
    long both =
        of(writer).stream()
            .flatMapToLong(mine -> other.of(writer).stream().mapToLong(mine::shared))
            .sum();
    return count(writer) - both;
  }

  DiskRecords with(Optional<RecordRange> added) {
    if (added.isEmpty()) {
      return this;
    }
    List<RecordRange> all = new ArrayList<>(ranges);
    all.add(added.get());
    return new DiskRecords(all, settings);
  }

  /** What is here or there. */
  DiskRecords and(DiskRecords other) {
    return new DiskRecords(
        Stream.concat(ranges.stream(), other.ranges.stream()).distinct().toList(),
        Stream.concat(settings.stream(), other.settings.stream())
            .distinct()
            .sorted(Comparator.comparing(CardSetting::since))
            .toList());
  }

  private List<RecordRange> of(String writer) {
    return ranges.stream().filter(range -> range.writer().equals(writer)).toList();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiskRecords that
        && ranges.equals(that.ranges)
        && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ranges, settings);
  }

  @Override
  public String toString() {
    return settings.isEmpty() ? ranges.toString() : ranges + " " + settings;
  }
}
