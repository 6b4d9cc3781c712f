// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.MethodFault;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads SOAP answers. No document type, no entity and nothing outside the answer is ever looked at.
 */
final class AnswerReader {

  private static final XMLInputFactory FACTORY = secureFactory();

  private final XMLStreamReader xml;
  private final ValueReader values;

  private AnswerReader(XMLStreamReader xml) {
    this.xml = xml;
    this.values = new ValueReader(xml);
  }

  /**
   * @param returnType yavijava's name of the type, {@code []} after it for an array; null where
   *     there is no result
   * @return the result; null where there is none
   * @throws WireFault when the answer is a fault
   * @throws XMLStreamException when it is no answer
   */
  static @Nullable Object read(byte[] answer, @Nullable String returnType)
      throws XMLStreamException, WireFault {
    XMLStreamReader xml = open(answer);
    try {
      return new AnswerReader(xml).envelope(returnType);
    } finally {
      xml.close();
    }
  }

  /** A reader of any XML that came from outside. */
  static XMLStreamReader open(byte[] document) throws XMLStreamException {
    return FACTORY.createXMLStreamReader(new ByteArrayInputStream(document), "UTF-8");
  }

  private static XMLInputFactory secureFactory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("an answer refers to " + systemId);
        });
    return factory;
  }

  private @Nullable Object envelope(@Nullable String returnType)
      throws XMLStreamException, WireFault {
    expect("Envelope");
    xml.nextTag();
    if (xml.getLocalName().equals("Header")) {
      values.skip();
      xml.nextTag();
    }
    xml.require(XMLStreamConstants.START_ELEMENT, null, "Body");
    xml.nextTag();
    if (xml.getLocalName().equals("Fault")) {
      throw fault();
    }
    Object result = result(returnType);
    toTheEnd();
    return result;
  }

  private void expect(String element) throws XMLStreamException {
    xml.nextTag();
    xml.require(XMLStreamConstants.START_ELEMENT, null, element);
  }

  private @Nullable Object result(@Nullable String returnType) throws XMLStreamException {
    boolean array = returnType != null && returnType.endsWith("[]");
    Optional<Class<?>> type =
        Optional.ofNullable(returnType).flatMap(name -> Xsd.declared(name.replace("[]", "")));
    List<Object> results = new ArrayList<>();
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (type.isEmpty()) {
        values.skip();
        continue;
      }
      Object value = values.value(type.get());
      if (value != null) {
        results.add(value);
      }
    }
    if (results.isEmpty()) {
      return null;
    }
    return array ? ValueReader.array(type.orElseThrow(), results) : results.getFirst();
  }

  private WireFault fault() throws XMLStreamException {
    String text = null;
    String name = "SoapFault";
    MethodFault fault = null;
    while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
      if (xml.getLocalName().equals("faultstring")) {
        text = xml.getElementText();
      } else if (xml.getLocalName().equals("detail")
          && xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        String named = values.typeName();
        name = named == null ? xml.getLocalName().replaceFirst("Fault$", "") : named;
        fault = detail(name);
        values.skip();
      } else if (!xml.getLocalName().equals("detail")) {
        values.skip();
      }
    }
    toTheEnd();
    return Faults.of(name, fault, text);
  }

  private @Nullable MethodFault detail(String name) throws XMLStreamException {
    Optional<Class<?>> type = VimTypes.named(name).filter(MethodFault.class::isAssignableFrom);
    if (type.isEmpty()) {
      values.skip();
      return null;
    }
    return (MethodFault) values.value(type.get());
  }

  /** An answer that stops in its midst is none. */
  private void toTheEnd() throws XMLStreamException {
    while (xml.hasNext()) {
      xml.next();
    }
  }
}
