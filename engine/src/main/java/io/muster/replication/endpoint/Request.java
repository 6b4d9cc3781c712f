// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.config.ReplicationCall;
import io.muster.replica.RestorePoint;
import io.muster.replication.MountedDisks;
import io.muster.replication.Production;
import io.muster.replication.Replicated;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One call as it is sent.
 *
 * @param key tells this call of a replica from all others; a repetition has the same
 * @param details what only some calls have
 */
record Request(ReplicationCall call, Replicated replica, String key, Map<String, Object> details) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Request(ReplicationCall call, Replicated replica, String key) {
    this(call, replica, key, Map.of());
  }

  /** Asks how far this call has come. */
  Request look(String token) {
    Map<String, Object> looking = new LinkedHashMap<>();
    looking.put("of", call.word());
    looking.put("look", token);
    return new Request(ReplicationCall.LOOK, replica, key, looking);
  }

  byte[] body() {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("call", call.word());
    body.put("kind", replica.kind().word());
    body.put("source", Map.of("site", replica.sourceSite(), "name", replica.source()));
    body.put("replica", vm(replica.replicaSite(), replica.replica(), replica.id().instanceUuid()));
    body.putAll(details);
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request cannot be written as JSON", e);
    }
  }

  /** The same for every repetition of this call, and for no other one. */
  String idempotencyKey() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {replica.id().instanceUuid(), call.word(), key}) {
        digest.update(part.getBytes(UTF_8));
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static Map<String, Object> point(RestorePoint point) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", point.id());
    fields.put("name", point.name());
    fields.put("created", point.created().toString());
    fields.put("term", AnswerReader.word(point.term()));
    fields.put("consistent", point.consistent());
    return fields;
  }

  static Map<String, Object> production(Production production) {
    Map<String, Object> fields =
        vm(production.site(), production.name(), production.id().instanceUuid());
    fields.put("isNew", production.isNew());
    return fields;
  }

  static Map<String, Object> mountHost(MountedDisks disks) {
    return vm(disks.site(), disks.mountHost(), disks.id().instanceUuid());
  }

  private static Map<String, Object> vm(String site, String name, String instanceUuid) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("site", site);
    fields.put("name", name);
    fields.put("instanceUuid", instanceUuid);
    return fields;
  }
}
