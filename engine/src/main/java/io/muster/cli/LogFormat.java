// SPDX-License-Identifier: Apache-2.0
package io.muster.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import java.net.URL;
import java.util.Locale;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** How a log looks that goes to the standard output, for whoever collects it there. */
enum LogFormat {
  TEXT,
  JSON;

  /** Lets all that is logged from now on go there. */
  void use() {
    String name = "/logback-%s.xml".formatted(name().toLowerCase(Locale.ROOT));
    URL configuration = Objects.requireNonNull(LogFormat.class.getResource(name), name);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(configuration);
    } catch (JoranException e) {
      throw new IllegalStateException("the log cannot be set up from " + name, e);
    }
  }
}
