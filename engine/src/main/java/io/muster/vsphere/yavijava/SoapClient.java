// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ws.Argument;
import com.vmware.vim25.ws.Client;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.TrustManager;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What yavijava's port calls to make a SOAP call. One client is one session: it keeps the session's
 * cookie, and an answer that comes late to an ended session changes nothing in the one that came
 * after.
 */
final class SoapClient implements Client {

  private static final Logger LOG = LoggerFactory.getLogger(SoapClient.class);
  private static final String SESSION_COOKIE = "vmware_soap_session=";
  private static final Set<Integer> SOAP_ANSWERS = Set.of(200, 500);

  private final VCenterSettings settings;
  private final HttpTransport http;
  private final TransportFaults faults;
  private final String operations = "muster-%08x-".formatted(System.identityHashCode(this));
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Optional<String> cookie = Optional.empty();

  SoapClient(VCenterSettings settings, HttpTransport http) {
    this.settings = settings;
    this.http = http;
    this.faults = new TransportFaults(settings);
  }

  @Override
  public @Nullable Object invoke(String method, Argument[] arguments, @Nullable String returnType)
      throws WireFault {
    String operation = operations + calls.incrementAndGet();
    boolean changesNothing = Methods.changesNothing(method);
    HttpResponse<byte[]> answer =
        http.post(method, RequestWriter.write(method, arguments, operation), cookie);
    LOG.debug(
        "site {}: {} as {}: HTTP {}, {} bytes",
        settings.site(),
        method,
        operation,
        answer.statusCode(),
        answer.body().length);
    if (!SOAP_ANSWERS.contains(answer.statusCode())) {
      throw faults.status(answer.statusCode(), changesNothing);
    }
    keepCookie(answer);
    try {
      return AnswerReader.read(answer.body(), returnType);
    } catch (XMLStreamException e) {
      throw faults.unreadable(e, changesNothing);
    }
  }

  private void keepCookie(HttpResponse<byte[]> answer) {
    answer.headers().allValues("Set-Cookie").stream()
        .filter(header -> header.startsWith(SESSION_COOKIE))
        .map(header -> header.split(";", 2)[0])
        .findFirst()
        .ifPresent(session -> cookie = Optional.of(session));
  }

  @Override
  public URL getBaseUrl() {
    try {
      return settings.url().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String getVimNameSpace() {
    return " xmlns=\"urn:vim25\">";
  }

  @Override
  public int getConnectTimeout() {
    return (int) settings.limits().connect().toMillis();
  }

  @Override
  public int getReadTimeout() {
    return (int) settings.limits().call().toMillis();
  }

  @Override
  public StringBuffer invokeAsString(String method, Argument[] arguments) {
    throw notNeeded();
  }

  @Override
  public void setBaseUrl(URL url) {
    throw notNeeded();
  }

  @Override
  public String getCookie() {
    throw notNeeded();
  }

  @Override
  public void setCookie(String value) {
    throw notNeeded();
  }

  @Override
  public void setVimNameSpace(String namespace) {
    throw notNeeded();
  }

  @Override
  public void setConnectTimeout(int millis) {
    throw notNeeded();
  }

  @Override
  public void setReadTimeout(int millis) {
    throw notNeeded();
  }

  @Override
  public TrustManager getTrustManager() {
    throw notNeeded();
  }

  @Override
  public void setSoapActionOnApiVersion(String version) {
    throw notNeeded();
  }

  @Override
  public String marshall(String method, Argument[] arguments) {
    throw notNeeded();
  }

  @Override
  public Object unMarshall(String returnType, InputStream answer) {
    throw notNeeded();
  }

  @Override
  public StringBuffer readStream(InputStream answer) {
    throw notNeeded();
  }

  private static UnsupportedOperationException notNeeded() {
    return new UnsupportedOperationException(
        "only VimPortType's calls are made through this client");
  }
}
