// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

/**
 * What came back, unread.
 *
 * @param status the HTTP status, or 200 where there is none
 * @param exitCode what a command ended with, or 0 where there was none
 * @param tooLong whether there was more than {@link Sender#LONGEST}
 */
@SuppressWarnings("ArrayRecordComponent") // why: it is never compared
record RawAnswer(int status, int exitCode, byte[] body, boolean tooLong) {}
