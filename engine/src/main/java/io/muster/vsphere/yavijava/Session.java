// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ServiceContent;
import com.vmware.vim25.UserSession;
import com.vmware.vim25.VimPortType;
import io.muster.time.Stopwatch;
import io.muster.time.Time;
import io.muster.vsphere.CallMeter;
import io.muster.vsphere.VSphereFault;
import io.muster.vsphere.VSphereFault.Kind;
import java.net.MalformedURLException;
import java.rmi.RemoteException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session with one vCenter: logs in at the first call and again when the vCenter has ended the
 * session, and lets a limited number of calls through at a time.
 */
final class Session implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** A refused login is not tried again for so long, or a vCenter may lock the account. */
  private static final Duration AFTER_REFUSAL = Duration.ofSeconds(30);

  private final VCenterSettings settings;
  private final Time time;
  private final HttpTransport http;
  private final Semaphore places;
  private final CallMeter meter;

  private @Nullable Api current;
  private int generation;
  private @Nullable VSphereFault refusal;
  private Instant refusedUntil = Instant.MIN;

  Session(VCenterSettings settings, Time time, CallMeter meter) {
    this.settings = settings;
    this.meter = meter;
    this.time = time;
    this.http = new HttpTransport(settings);
    this.places = new Semaphore(settings.limits().parallelCalls(), true);
  }

  /**
   * Makes a call, and once more after a new login when the session has ended: such a call was
   * rejected, not done.
   *
   * @param doing what is tried on what, for the sentence of a fault
   */
  <T> T call(String doing, Api.Call<T> call) {
    Stopwatch asked = Stopwatch.start();
    meter.begins(site(), settings.limits().parallelCalls());
    Optional<Kind> fault = Optional.of(Kind.PERMANENT);
    try {
      T answer = placed(doing, call);
      fault = Optional.empty();
      return answer;
    } catch (VSphereFault e) {
      fault = Optional.of(e.kind());
      throw e;
    } finally {
      meter.ended(site(), asked.passed(), fault);
    }
  }

  private <T> T placed(String doing, Api.Call<T> call) {
    acquirePlace(doing);
    try {
      Api api = loggedIn();
      try {
        return call.on(api);
      } catch (WireFault fault) {
        if (!fault.sessionEnded()) {
          throw fault;
        }
        return call.on(loggedInAfter(api));
      }
    } catch (WireFault fault) {
      throw fault.during(doing, settings.site());
    } catch (RemoteException | IllegalArgumentException e) {
      throw new VSphereFault(
          Kind.PERMANENT,
          "InvalidRequest",
          "%s in site '%s': %s".formatted(doing, site(), e.getMessage()),
          e);
    } finally {
      places.release();
    }
  }

  String site() {
    return settings.site();
  }

  /** The number of the latest session; 0 before the first. */
  synchronized int generation() {
    return generation;
  }

  private void acquirePlace(String doing) {
    try {
      places.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new VSphereFault(
          Kind.UNREACHABLE,
          "Interrupted",
          "%s in site '%s': interrupted before it began".formatted(doing, site()),
          e);
    }
  }

  private synchronized Api loggedIn() throws RemoteException {
    Api api = current;
    return api == null ? logIn() : api;
  }

  private synchronized Api loggedInAfter(Api ended) throws RemoteException {
    if (generation == ended.generation()) {
      LOG.info("site {}: the vCenter has ended the session; logging in again", site());
      current = null;
    }
    return loggedIn();
  }

  private Api logIn() throws RemoteException {
    if (refusal != null && time.now().isBefore(refusedUntil)) {
      throw refusal;
    }
    VimPortType port = port();
    ServiceContent content =
        port.retrieveServiceContent(reference("ServiceInstance", "ServiceInstance"));
    if (generation == 0) {
      ServerVersion.check(settings, content.getAbout(), http);
    }
    UserSession session = authenticate(port, content);
    Duration ahead = Duration.between(time.now(), session.getLoginTime().toInstant());
    generation++;
    Api api = new Api(generation, port, content, ahead);
    current = api;
    LOG.info("site {}: logged in to {}", site(), content.getAbout().getFullName());
    return api;
  }

  private VimPortType port() {
    try {
      return new VimPortType(new SoapClient(settings, http));
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private UserSession authenticate(VimPortType port, ServiceContent content)
      throws RemoteException {
    VCenterSettings.Credentials credentials = settings.credentials();
    try {
      return port.login(
          content.getSessionManager(), credentials.user(), credentials.password().get(), null);
    } catch (WireFault fault) {
      if (fault.kind() != Kind.NOT_AUTHENTICATED) {
        throw fault;
      }
      String sentence =
          "log in as '%s' in site '%s': %s; check site.%s.user and site.%s.password"
              .formatted(credentials.user(), site(), fault.getMessage(), site(), site());
      VSphereFault refused = new VSphereFault(Kind.NOT_AUTHENTICATED, fault.fault(), sentence);
      refusal = refused;
      refusedUntil = time.now().plus(AFTER_REFUSAL);
      throw refused;
    }
  }

  static ManagedObjectReference reference(String type, String value) {
    ManagedObjectReference reference = new ManagedObjectReference();
    reference.setType(type);
    reference.setVal(value);
    return reference;
  }

  @Override
  public synchronized void close() {
    Api api = current;
    if (api != null) {
      try {
        api.port().logout(api.content().getSessionManager());
      } catch (RemoteException e) {
        LOG.debug("site {}: could not log out: {}", site(), e.getMessage());
      }
      current = null;
    }
    http.close();
  }
}
