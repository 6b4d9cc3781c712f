// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.ws.Argument;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.util.Calendar;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SOAP requests. */
final class RequestWriter {

  private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
  private static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";

  /**
   * Optional in vSphere but primitive in the bindings: they would be sent as 0 with every change of
   * a VM.
   */
  private static final Set<String> NEVER_SENT =
      Set.of("npivDesiredNodeWwns", "npivDesiredPortWwns");

  private final XMLStreamWriter xml;

  private RequestWriter(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * @param operationId stands in the vCenter's own log beside the call
   * @throws IllegalArgumentException when a text has a character that XML cannot carry
   */
  static String write(String method, Argument[] arguments, String operationId) {
    StringWriter text = new StringWriter(1024);
    try {
      XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
      new RequestWriter(xml).envelope(method, arguments, operationId);
      xml.close();
    } catch (XMLStreamException | IllegalAccessException e) {
      throw new IllegalStateException(method + " cannot be written", e);
    }
    return text.toString();
  }

  private void envelope(String method, Argument[] arguments, String operationId)
      throws XMLStreamException, IllegalAccessException {
    xml.writeStartDocument("UTF-8", "1.0");
    xml.writeStartElement("soapenv", "Envelope", SOAP);
    xml.writeNamespace("soapenv", SOAP);
    xml.writeNamespace("xsd", "http://www.w3.org/2001/XMLSchema");
    xml.writeNamespace("xsi", "http://www.w3.org/2001/XMLSchema-instance");
    xml.writeStartElement("soapenv", "Header", SOAP);
    xml.writeStartElement("operationID");
    text(operationId);
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement("soapenv", "Body", SOAP);
    xml.writeStartElement(method);
    xml.writeDefaultNamespace("urn:vim25");
    for (Argument argument : arguments) {
      if (argument.getValue() != null) {
        member(argument.getName(), declared(argument), argument.getValue());
      }
    }
    xml.writeEndDocument();
  }

  private static Class<?> declared(Argument argument) {
    return Xsd.declared(argument.getType().replace("[]", "")).orElse(Object.class);
  }

  /** One element, or one for each item of an array. */
  private void member(String name, Class<?> declared, Object value)
      throws XMLStreamException, IllegalAccessException {
    if (!value.getClass().isArray() || value instanceof byte[]) {
      element(name, declared, value);
      return;
    }
    Class<?> item = declared.isArray() ? declared.getComponentType() : declared;
    for (int i = 0; i < Array.getLength(value); i++) {
      element(name, item, Array.get(value, i));
    }
  }

  private void element(String name, Class<?> declared, Object value)
      throws XMLStreamException, IllegalAccessException {
    xml.writeStartElement(name);
    if (declared != value.getClass() && !declared.isPrimitive()) {
      xml.writeAttribute("xsi:type", typeName(value));
    }
    if (value instanceof ManagedObjectReference reference) {
      xml.writeAttribute("type", checked(reference.getType()));
      text(reference.getVal());
    } else if (value instanceof Enum<?> word) {
      text(word.name());
    } else if (isSimple(value)) {
      text(Xsd.print(value));
    } else {
      members(value);
    }
    xml.writeEndElement();
  }

  private void members(Object object) throws XMLStreamException, IllegalAccessException {
    for (Map.Entry<String, Field> member : VimTypes.shape(object.getClass()).members().entrySet()) {
      Object value = member.getValue().get(object);
      if (value != null && !NEVER_SENT.contains(member.getKey())) {
        member(member.getKey(), member.getValue().getType(), value);
      }
    }
  }

  private static boolean isSimple(Object value) {
    return value instanceof Calendar || Xsd.isSimple(value.getClass());
  }

  private static String typeName(Object value) {
    Class<?> type = value instanceof Calendar ? Calendar.class : value.getClass();
    return isSimple(value) ? "xsd:" + Xsd.name(type) : type.getSimpleName();
  }

  private void text(String text) throws XMLStreamException {
    xml.writeCharacters(checked(text));
  }

  private static String checked(String text) {
    Optional<String> bad =
        text.codePoints()
            .filter(
                c ->
                    (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF)
            .mapToObj("U+%04X"::formatted)
            .findFirst();
    if (bad.isPresent()) {
      throw new IllegalArgumentException(
          "the character " + bad.get() + " cannot be sent to a vCenter");
    }
    return text;
  }
}
