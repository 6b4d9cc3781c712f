// SPDX-License-Identifier: Apache-2.0
package io.muster.app.api;

import io.muster.http.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** Somebody who follows a run; he is sent as much as he takes, and no thread waits for him. */
final class Viewer {

  /** The longest silence, which is well below that at which a connection is given up. */
  static final Duration BEAT = Duration.ofSeconds(15);

  /** How soon a browser comes back whose connection was lost. */
  private static final String HELLO = "retry: 1000\n\n";

  private static final String HEART = ": here\n\n";

  private final Reply.Outlet outlet;
  private final BooleanSupplier allowed;
  private long position;
  private Instant lastSent;
  private boolean greeted;
  private boolean sending;
  private boolean gone;

  /**
   * @param position the number of the event that he has seen last
   * @param allowed whether he may still look
   */
  Viewer(Reply.Outlet outlet, long position, BooleanSupplier allowed, Instant now) {
    this.outlet = outlet;
    this.position = position;
    this.allowed = allowed;
    this.lastSent = now;
  }

  /**
   * Sends what there is.
   *
   * @return whether he is still there
   */
  boolean pump(Feed feed, Instant now) {
    String next;
    synchronized (this) {
      if (gone || sending) {
        return !gone;
      }
      Feed.Piece piece = feed.after(position);
      next = next(piece, now);
      if (next.isEmpty()) {
        gone |= piece.end();
      } else {
        sending = true;
        lastSent = now;
      }
    }
    if (!next.isEmpty()) {
      outlet.send(next, there -> sent(feed, there, now));
    } else if (isGone()) {
      outlet.end();
    }
    return !isGone();
  }

  private String next(Feed.Piece piece, Instant now) {
    if (!greeted) {
      greeted = true;
      return HELLO;
    }
    position = piece.last();
    if (!piece.text().isEmpty() || piece.end()) {
      return piece.text();
    }
    boolean silent = Duration.between(lastSent, now).compareTo(BEAT) >= 0;
    if (silent && !allowed.getAsBoolean()) {
      gone = true;
      return "";
    }
    return silent ? HEART : "";
  }

  private void sent(Feed feed, boolean there, Instant now) {
    synchronized (this) {
      sending = false;
      gone |= !there;
    }
    if (there) {
      var _ = pump(feed, now);
    }
  }

  private synchronized boolean isGone() {
    return gone;
  }

  /** He is let go. */
  void end() {
    synchronized (this) {
      gone = true;
    }
    outlet.end();
  }
}
