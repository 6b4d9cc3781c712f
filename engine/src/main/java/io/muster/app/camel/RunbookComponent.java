// SPDX-License-Identifier: Apache-2.0
package io.muster.app.camel;

import io.muster.action.StepContext;
import io.muster.app.Muster;
import io.muster.app.MusterSettings;
import io.muster.route.component.OutsideRuns;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.apache.camel.support.service.ServiceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Runbooks as endpoints: {@code runbook:erp?plan=failover}. The component opens what runs them when
 * it starts, unless the registry has a {@link Muster}, and closes what it has opened.
 */
@Component("runbook")
public final class RunbookComponent extends DefaultComponent implements OutsideRuns {

  @Metadata(
      description =
          "The file with the sites, such as muster.properties. Without it, or where it says lab = yes, runs take place in labs.")
  private String configuration = "";

  @Metadata(
      description =
          "Files of runbooks and folders of them, with commas between; beside those that the configuration names.")
  private String runbooks = "";

  @Metadata(
      description =
          "The folder in which Muster keeps its data; without it, the one that the commands use.")
  private String data = "";

  @Metadata(defaultValue = "60", description = "Lab seconds in a real one, or max.")
  private String speed = "60";

  @Metadata(
      autowired = true,
      label = "advanced",
      description = "What runs the runbooks, in place of what the other options describe.")
  private @Nullable Muster muster;

  @Metadata(
      label = "consumer,advanced",
      description =
          "Remembers up to where consumers have told events; without it, a file in the data folder.")
  private @Nullable StateRepository<String, String> positions;

  private @Nullable HealthChecks health;
  private boolean opened;

  @Override
  protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters)
      throws Exception {
    RunbookOperation.check(uri, parameters);
    RunbookEndpoint endpoint = new RunbookEndpoint(uri, this);
    endpoint.setName(remaining);
    setProperties(endpoint, parameters);
    return endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    MusterSettings settings =
        MusterSettings.of(
            configuration,
            runbooks,
            speed,
            data,
            "the Camel application '" + getCamelContext().getName() + "'");
    if (muster == null) {
      muster = Muster.open(settings);
      opened = true;
    }
    if (positions == null) {
      positions =
          FileStateRepository.fileStateRepository(
              settings.data().resolve("camel").resolve("positions").toFile());
    }
    ServiceHelper.startService(positions);
    health = new HealthChecks(getCamelContext(), running());
    health.register();
  }

  @Override
  public <T> T perform(
      String runbook, Duration limit, Optional<String> changed, Function<StepContext, T> step) {
    return running().aside(running().desk().runbook(runbook, Map.of()), limit, changed, step);
  }

  @Override
  protected void doStop() throws Exception {
    if (health != null) {
      health.unregister();
    }
    ServiceHelper.stopService(positions);
    if (opened) {
      running().close();
      muster = null;
      opened = false;
    }
    super.doStop();
  }

  /** What runs the runbooks, while the component is started. */
  Muster running() {
    return Objects.requireNonNull(muster, "component 'runbook' is not started");
  }

  /** Where consumers remember what they have told. */
  StateRepository<String, String> remembered() {
    return Objects.requireNonNull(positions, "component 'runbook' is not started");
  }

  public String getConfiguration() {
    return configuration;
  }

  public void setConfiguration(String configuration) {
    this.configuration = configuration;
  }

  public String getRunbooks() {
    return runbooks;
  }

  public void setRunbooks(String runbooks) {
    this.runbooks = runbooks;
  }

  public String getData() {
    return data;
  }

  public void setData(String data) {
    this.data = data;
  }

  public String getSpeed() {
    return speed;
  }

  public void setSpeed(String speed) {
    this.speed = speed;
  }

  public @Nullable Muster getMuster() {
    return muster;
  }

  public void setMuster(@Nullable Muster muster) {
    this.muster = muster;
  }

  public @Nullable StateRepository<String, String> getPositions() {
    return positions;
  }

  public void setPositions(@Nullable StateRepository<String, String> positions) {
    this.positions = positions;
  }
}
