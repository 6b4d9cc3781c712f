// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.Result;
import io.muster.action.StepContext;
import io.muster.action.StepFailure;
import io.muster.probe.Verifier;
import io.muster.runbook.Position;
import io.muster.runbook.StepId;
import io.muster.runbook.Verification;
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
          "The status that the web address has to answer with; for an answer just received, its status or a text in it.")
  private String expect = "";

  ProbeEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    if (check.equals("answer")) {
      return new AnswerCheck(this, expect);
    }
    Verification verification = verification();
    return new StepProducer(this, context -> perform(context, verification));
  }

  private static Result perform(StepContext context, Verification verification) {
    Verifier verifier = new Verifier(context.time(), context.network(), context::guest);
    Verifier.Verdict verdict = verifier.verify(verification);
    if (!verdict.holds()) {
      throw StepFailure.failed("NotVerified", verdict.sentence());
    }
    return Result.of(verdict.sentence());
  }

  private Verification verification() {
    StepId id = new StepId(getEndpointUri());
    Position at = new Position(getEndpointUri(), 1, 1);
    return switch (check) {
      case "tools" -> new Verification.Tools(id, at, vm, within, every);
      case "address" -> new Verification.Address(id, at, vm, within, every);
      case "tcp" -> new Verification.Tcp(id, at, vm, port, within, every);
      case "http" -> new Verification.Http(id, at, url, Integer.parseInt(expect), within, every);
      default ->
          throw new IllegalArgumentException(
              "'%s' is not a check; there are tools, address, tcp, http, answer".formatted(check));
    };
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
}
