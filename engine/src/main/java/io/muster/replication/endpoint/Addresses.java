// SPDX-License-Identifier: Apache-2.0
package io.muster.replication.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.muster.config.ReplicationCall;
import io.muster.config.ReplicationSettings;
import io.muster.replication.Replicated;
import io.muster.replication.ReplicationFault;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.component.http.HttpComponent;

/** The Camel URI of each call, with the names of the replica that it is about. */
final class Addresses {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");

  // why: Camel decodes an address more than once and looks for {{ }} in between, so that no
  // escaping keeps a name from becoming something else; only harmless ones are let in
  private static final Pattern WEB_TEXT = Pattern.compile("[\\p{L}\\p{N}._~-][\\p{L}\\p{N} ._~-]*");
  private static final Pattern COMMAND_TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final ReplicationSettings settings;
  private final CamelContext camel;

  /**
   * @throws ReplicationFault when Camel lacks a component that an address names
   */
  Addresses(ReplicationSettings settings, CamelContext camel) {
    this.settings = settings;
    this.camel = camel;
    for (ReplicationCall call : settings.addresses().keySet()) {
      String scheme = scheme(call);
      Component component = camel.getComponent(scheme, true, false);
      if (component == null) {
        throw wrong(
            call, "Camel has no component '%s'; put its jar beside Muster's".formatted(scheme));
      }
      if (component instanceof HttpComponent http) {
        // why: calls are sent again here, at times that the clock knows of
        http.setAutomaticRetriesDisabled(true);
      }
    }
  }

  boolean has(ReplicationCall call) {
    return settings.addresses().containsKey(call);
  }

  /** The call whose address is used: a look without one goes where its call went. */
  ReplicationCall addressed(Request request) {
    if (request.call() != ReplicationCall.LOOK || has(ReplicationCall.LOOK)) {
      return request.call();
    }
    return ReplicationCall.of(String.valueOf(request.details().get("of"))).orElseThrow();
  }

  String of(Request request) {
    ReplicationCall call = addressed(request);
    String address = settings.addresses().get(call);
    if (address == null) {
      throw wrong(
          call, "it is missing; set it to the Camel URI that does '%s'".formatted(call.word()));
    }
    boolean web = scheme(call).matches("https?");
    Map<String, String> names = names(request);
    String filled = NAME.matcher(address).replaceAll(name -> value(call, name, names, web));
    return web ? limited(filled) : filled;
  }

  /** What the address of a request is named in the configuration. */
  String key(Request request) {
    return settings.key(addressed(request));
  }

  /** What is wrong with the configuration of a call. */
  ReplicationFault wrong(ReplicationCall call, String sentence) {
    return new ReplicationFault(
        "NotConfigured", true, "setting '%s': %s".formatted(settings.key(call), sentence), null);
  }

  private String scheme(ReplicationCall call) {
    String address = settings.addresses().getOrDefault(call, "");
    try {
      String resolved = camel.resolvePropertyPlaceholders(address);
      return resolved.substring(0, Math.max(0, resolved.indexOf(':')));
    } catch (RuntimeException _) {
      // why: the reason could repeat a part of the address, which may be a secret
      throw wrong(call, "it has a placeholder in {{ }} without a value; set what it names");
    }
  }

  private String value(
      ReplicationCall call, MatchResult name, Map<String, String> names, boolean web) {
    String value = Optional.ofNullable(names.get(name.group(1))).orElse("");
    boolean harmless =
        (web ? WEB_TEXT : COMMAND_TEXT).matcher(value).matches() && !value.matches("\\.{1,2}");
    if (!harmless) {
      throw wrong(
          call,
          "'%s' cannot be put in place of ${%s}; name the replica by ${replicaId}, or leave it out, because the request tells all names"
              .formatted(Text.clean(value), name.group(1)));
    }
    return URLEncoder.encode(value, UTF_8).replace("+", "%20");
  }

  private static Map<String, String> names(Request request) {
    Replicated replica = request.replica();
    return Map.of(
        "replica", replica.replica(),
        "replicaId", replica.id().instanceUuid(),
        "replicaSite", replica.replicaSite(),
        "source", replica.source(),
        "sourceSite", replica.sourceSite(),
        "kind", replica.kind().word(),
        "call", request.call().word(),
        "look", String.valueOf(request.details().getOrDefault("look", "none")));
  }

  /** Camel's HTTP component waits for ever and reads whatever comes unless it is told not to. */
  private String limited(String address) {
    StringBuilder limited = new StringBuilder(address);
    Map<String, Object> options =
        Map.of(
            "disableStreamCache", true,
            "throwExceptionOnFailure", false,
            "connectTimeout", CONNECT.toMillis(),
            "connectionRequestTimeout", CONNECT.toMillis(),
            "responseTimeout", settings.within().toMillis());
    options.forEach(
        (option, value) -> {
          if (!Pattern.compile("[?&]" + option + "=").matcher(address).find()) {
            limited.append(limited.indexOf("?") < 0 ? '?' : '&');
            limited.append(option).append('=').append(value);
          }
        });
    return limited.toString();
  }
}
