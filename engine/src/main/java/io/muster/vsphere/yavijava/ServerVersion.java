// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.AboutInfo;
import io.muster.vsphere.VSphereFault.Kind;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Whether a server is one that this adapter can talk to. */
final class ServerVersion {

  /**
   * The version of the API that yavijava's types describe; newer vCenters speak it to clients that
   * ask for it.
   */
  static final String SPOKEN = "6.0";

  private static final int OLDEST = 6;

  private ServerVersion() {}

  static void check(VCenterSettings settings, AboutInfo about, HttpTransport http)
      throws WireFault {
    String site = settings.site();
    if (!"VirtualCenter".equals(about.getApiType())) {
      throw refused(
          "%s is no vCenter but '%s'; set site.%s.url to a vCenter",
          settings, about.getFullName(), site);
    }
    if (Integer.parseInt(about.getApiVersion().replaceFirst("\\D.*", "")) < OLDEST) {
      throw refused("%s is '%s'; Muster needs vSphere 6.0 or newer", settings, about.getFullName());
    }
    Set<String> versions = listed(settings, http);
    if (!versions.isEmpty() && !versions.contains(SPOKEN)) {
      throw refused(
          "%s is '%s', which no longer speaks the vSphere API 6.0", settings, about.getFullName());
    }
  }

  /** The versions that the server lists; none where it has no list. */
  private static Set<String> listed(VCenterSettings settings, HttpTransport http) throws WireFault {
    HttpResponse<byte[]> list = http.get(settings.url().resolve("/sdk/vimServiceVersions.xml"));
    if (list.statusCode() != 200) {
      return Set.of();
    }
    try {
      return versions(AnswerReader.open(list.body()));
    } catch (XMLStreamException notAList) {
      return Set.of();
    }
  }

  private static Set<String> versions(XMLStreamReader xml) throws XMLStreamException {
    Set<String> versions = new HashSet<>();
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("version")) {
        versions.add(xml.getElementText().strip());
      }
    }
    return versions;
  }

  private static WireFault refused(String sentence, VCenterSettings settings, Object... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = settings.url().getAuthority();
    System.arraycopy(words, 0, all, 1, words.length);
    return new WireFault(Kind.NOT_SUPPORTED, "UnsupportedServer", sentence.formatted(all));
  }
}
