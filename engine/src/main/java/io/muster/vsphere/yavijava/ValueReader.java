// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere.yavijava;

import com.vmware.vim25.ManagedObjectReference;
import com.vmware.vim25.MethodFault;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of vSphere from XML. Members, types and words that the bindings do not know are
 * passed over, since every vCenter is younger than they are.
 */
final class ValueReader {

  private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";

  /**
   * vSphere nests some twenty deep at most, except snapshots, which vSphere limits to 32 in a
   * chain.
   */
  private static final int DEEPEST = 200;

  private final XMLStreamReader xml;
  private int depth;

  ValueReader(XMLStreamReader xml) {
    this.xml = xml;
  }

  /**
   * Reads the element that the reader stands on and leaves it at the element's end.
   *
   * @param declared what the schema says of it; the element may name a type below that
   * @return the value; null where the bindings have no place for it
   */
  @Nullable Object value(Class<?> declared) throws XMLStreamException {
    String named = typeName();
    if (declared == ManagedObjectReference.class || "ManagedObjectReference".equals(named)) {
      return reference();
    }
    Class<?> type =
        named == null
            ? declared
            : Xsd.named(named).or(() -> VimTypes.named(named)).orElse(declared);
    if (type.isEnum()) {
      return word(type, xml.getElementText());
    }
    if (type == Object.class && named == null) {
      return xml.getElementText();
    }
    if (Xsd.isSimple(type) && type != Object.class) {
      return simple(type);
    }
    if (named != null
        && MethodFault.class.isAssignableFrom(type)
        && !type.getSimpleName().equals(named)) {
      skip();
      return new UnknownFault(named);
    }
    if (type == Object.class || Modifier.isAbstract(type.getModifiers())) {
      skip();
      return null;
    }
    return unwrapped(object(type));
  }

  /** Passes over the element that the reader stands on. */
  void skip() throws XMLStreamException {
    for (int open = 1; open > 0; ) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }

  /** The type that the element names for itself, without its prefix. */
  @Nullable String typeName() {
    String name = xml.getAttributeValue(XSI, "type");
    return name == null ? null : name.substring(name.indexOf(':') + 1);
  }

  private ManagedObjectReference reference() throws XMLStreamException {
    ManagedObjectReference reference = new ManagedObjectReference();
    // Looked up by its place: by its name alone it would be taken for xsi:type.
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals("type")
          && !XSI.equals(xml.getAttributeNamespace(i))) {
        reference.setType(xml.getAttributeValue(i));
      }
    }
    reference.setVal(xml.getElementText());
    return reference;
  }

  private Object simple(Class<?> type) throws XMLStreamException {
    String text = xml.getElementText();
    try {
      return Xsd.parse(type, text);
    } catch (RuntimeException e) {
      throw new XMLStreamException(
          "'%s' is not a %s".formatted(text, type.getSimpleName()), xml.getLocation(), e);
    }
  }

  private static @Nullable Object word(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    return null;
  }

  private Object object(Class<?> type) throws XMLStreamException {
    if (++depth > DEEPEST) {
      throw new XMLStreamException(
          "nested more than %d deep".formatted(DEEPEST), xml.getLocation());
    }
    try {
      VimTypes.Shape shape = VimTypes.shape(type);
      Object object = shape.constructor().newInstance();
      Map<Field, List<Object>> arrays = new LinkedHashMap<>();
      while (xml.nextTag() == XMLStreamConstants.START_ELEMENT) {
        member(object, Optional.ofNullable(shape.members().get(xml.getLocalName())), arrays);
      }
      for (Map.Entry<Field, List<Object>> array : arrays.entrySet()) {
        array
            .getKey()
            .set(object, array(array.getKey().getType().getComponentType(), array.getValue()));
      }
      return object;
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw new XMLStreamException(
          "%s cannot be read: %s".formatted(type.getSimpleName(), e), xml.getLocation(), e);
    } finally {
      depth--;
    }
  }

  private void member(Object object, Optional<Field> known, Map<Field, List<Object>> arrays)
      throws XMLStreamException, IllegalAccessException {
    if (known.isEmpty()) {
      skip();
      return;
    }
    Field field = known.get();
    boolean repeated = field.getType().isArray() && !"base64Binary".equals(typeName());
    Object value = value(repeated ? field.getType().getComponentType() : field.getType());
    if (value == null) {
      return;
    }
    if (repeated) {
      arrays.computeIfAbsent(field, first -> new ArrayList<>()).add(value);
    } else {
      field.set(object, value);
    }
  }

  static Object array(Class<?> componentType, List<?> values) {
    Object array = Array.newInstance(componentType, values.size());
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  /**
   * Gives an array in place of the object that vSphere wraps around it where any type may stand.
   */
  private static @Nullable Object unwrapped(Object object) throws XMLStreamException {
    Class<?> type = object.getClass();
    if (!type.getSimpleName().startsWith("ArrayOf")) {
      return object;
    }
    Field only = VimTypes.shape(type).members().values().iterator().next();
    try {
      Object array = only.get(object);
      return array == null ? Array.newInstance(only.getType().getComponentType(), 0) : array;
    } catch (IllegalAccessException e) {
      throw new XMLStreamException(e);
    }
  }
}
