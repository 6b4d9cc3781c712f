// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import java.time.Duration;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Verify that recovered machines and their services are up. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "probe",
    title = "Probe",
    syntax = "probe:check",
    producerOnly = true,
    category = {Category.MONITORING})
public final class ProbeEndpoint extends StepEndpoint {

  @UriPath(enums = "tools,address,tcp,http,answer", description = "What is checked.")
  @Metadata(required = true)
  private String check = "";

  @UriParam(description = "The machine, as the runbook calls it.")
  private String vm = "";

  @UriParam(
      description =
          "In place of a machine, the name or address of any host whose port is connected to.")
  private String host = "";

  @UriParam(description = "The TCP port.")
  private int port;

  @UriParam(description = "The web address.")
  private String url = "";

  @UriParam(description = "How long it may take until the check holds.")
  private Duration within = Duration.ZERO;

  @UriParam(
      defaultValue = "5s",
      description = "The time from the start of one look to the start of the next.")
  private Duration every = Duration.ofSeconds(5);

  @UriParam(
      description =
          "The status that the web address has to answer with, 200 when nothing is said; for an answer just received, its status or a text in it.")
  private String expect = "";

  ProbeEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    return check.equals("answer") ? new AnswerCheck(this, expect) : new ProbeCheck(this).producer();
  }

  public String getCheck() {
    return check;
  }

  public void setCheck(String check) {
    this.check = check;
  }

  public String getVm() {
    return vm;
  }

  public void setVm(String vm) {
    this.vm = vm;
  }

  public int getPort() {
    return port;
  }

  public void setPort(int port) {
    this.port = port;
  }

  public String getUrl() {
    return url;
  }

  public void setUrl(String url) {
    this.url = url;
  }

  public Duration getWithin() {
    return within;
  }

  public void setWithin(Duration within) {
    this.within = within;
  }

  public Duration getEvery() {
    return every;
  }

  public void setEvery(Duration every) {
    this.every = every;
  }

  public String getExpect() {
    return expect;
  }

  public void setExpect(String expect) {
    this.expect = expect;
  }

  public String getHost() {
    return host;
  }

  public void setHost(String host) {
    this.host = host;
  }
}
