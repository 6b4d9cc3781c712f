// SPDX-License-Identifier: Apache-2.0
package io.muster.route.component;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;

/** Change virtual machines in a vCenter, and receive what changes in them. */
@UriEndpoint(
    firstVersion = "0.1.0",
    scheme = "vsphere",
    title = "vSphere",
    syntax = "vsphere:action",
    category = {Category.CLOUD})
public final class VSphereEndpoint extends StepEndpoint {

  static final String ACTIONS =
      "powerOn, powerOff, shutdown, suspend, connect, disconnect, snapshot, revert, removeSnapshot, setCustomValue";

  @UriPath(
      enums =
          "powerOn,powerOff,shutdown,suspend,connect,disconnect,snapshot,revert,removeSnapshot,setCustomValue,changes",
      description =
          "What is done to the virtual machine; changes to read from, which tells what changes in the machines of a site.")
  @Metadata(required = true)
  private String action = "";

  @UriParam(
      label = "producer",
      description = "The name of the virtual machine in vSphere; required to change one.")
  private String vm = "";

  @UriParam(
      description = "The site where it is; without it, wherever exactly one machine has that name.")
  private String site = "";

  @UriParam(
      description =
          "To connect or disconnect, the network whose adapters are meant; without it, all are.")
  private String network = "";

  @UriParam(
      label = "producer",
      description = "The name of the snapshot that is made, reverted to or removed.")
  private String snapshot = "";

  @UriParam(label = "producer", description = "What a snapshot that is made is for.")
  private String description = "";

  @UriParam(label = "producer", description = "The custom attribute that is set.")
  private String attribute = "";

  @UriParam(
      label = "producer",
      description = "What the custom attribute is set to; without it, the attribute is cleared.")
  private String value = "";

  @UriParam(
      label = "consumer",
      defaultValue = "5s",
      description = "How long after a look at the site the next one begins.")
  private Duration every = Duration.ofSeconds(5);

  VSphereEndpoint(String uri, Component component) {
    super(uri, component);
  }

  @Override
  public Producer createProducer() {
    return new StepProducer(
        this, new VSphereAction(this).step(), step -> outside(Optional.of(vm), step));
  }

  @Override
  public Consumer createConsumer(Processor processor) throws Exception {
    if (!action.equals("changes") || site.isEmpty()) {
      throw new IllegalArgumentException(
          "nothing comes from endpoint '%s'; read from vsphere:changes?site=SITE&runbook=NAME"
              .formatted(getEndpointUri()));
    }
    Consumer consumer = new VSphereConsumer(this, processor);
    configureConsumer(consumer);
    return consumer;
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

  public String getSnapshot() {
    return snapshot;
  }

  public void setSnapshot(String snapshot) {
    this.snapshot = snapshot;
  }

  public String getDescription() {
    return description;
  }

  public void setDescription(String description) {
    this.description = description;
  }

  public String getAttribute() {
    return attribute;
  }

  public void setAttribute(String attribute) {
    this.attribute = attribute;
  }

  public String getValue() {
    return value;
  }

  public void setValue(String value) {
    this.value = value;
  }

  public Duration getEvery() {
    return every;
  }

  public void setEvery(Duration every) {
    this.every = every;
  }
}
