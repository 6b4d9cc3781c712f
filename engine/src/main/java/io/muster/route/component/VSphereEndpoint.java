// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import io.muster.action.ConnectionChange;
import io.muster.action.PowerChange;
import io.muster.runbook.PowerAction;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Change the power and the network connections of virtual machines in a vCenter. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "vsphere",
    title = "vSphere",
    syntax = "vsphere:action",
    producerOnly = true,
    category = {Category.CLOUD})
public final class VSphereEndpoint extends StepEndpoint {

  private static final String CONNECT = "connect";
  private static final String DISCONNECT = "disconnect";

  @UriPath(
      enums = "powerOn,powerOff,shutdown,suspend,connect,disconnect",
      description = "What is done to the virtual machine.")
  @Metadata(required = true)
  private String action = "";

  @UriParam(description = "The name of the virtual machine in vSphere.")
  @Metadata(required = true)
  private String vm = "";

  @UriParam(
      description = "The site where it is; without it, wherever exactly one machine has that name.")
  private String site = "";

  @UriParam(
      description =
          "To connect or disconnect, the network whose adapters are meant; without it, all are.")
  private String network = "";

  VSphereEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    Optional<String> place = Optional.of(site).filter(name -> !name.isEmpty());
    if (action.equals(CONNECT) || action.equals(DISCONNECT)) {
      Optional<String> only = Optional.of(network).filter(name -> !name.isEmpty());
      return new StepProducer(
          this,
          context ->
              new ConnectionChange(context).perform(action.equals(CONNECT), vm, place, only));
    }
    PowerAction wanted =
        Arrays.stream(PowerAction.values())
            .filter(value -> value.word().equals(action))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(unknownAction()));
    return new StepProducer(this, context -> new PowerChange(context).perform(wanted, vm, place));
  }

  private String unknownAction() {
    String known =
        Arrays.stream(PowerAction.values())
            .map(PowerAction::word)
            .collect(Collectors.joining(", ", "", ", " + CONNECT + ", " + DISCONNECT));
    return "'%s' is not an action on a virtual machine; there are %s".formatted(action, known);
  }

  public String getAction() {
    return action;
  }

  public void setAction(String action) {
    this.action = action;
  }

  public String getVm() {
    return vm;
  }

  public void setVm(String vm) {
    this.vm = vm;
  }

  public String getSite() {
    return site;
  }

  public void setSite(String site) {
    this.site = site;
  }

  public String getNetwork() {
    return network;
  }

  public void setNetwork(String network) {
    this.network = network;
  }
}
