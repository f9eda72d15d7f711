package dev.aludel.copy.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Records as JSON and back: the members of an object are the components of the record, those that
 * hold nothing left out. Where a sealed type is expected, {@code "@"} names which of its records or
 * enums it is. Nothing but what those types allow is ever made of a text.
 */
final class RecordJson {

  private static final String KIND = "@";
  private static final Object MISSING = new Object();
  private static final JsonFactory FACTORY = new JsonFactory();

  private RecordJson() {}

  /** A record as JSON. */
  static String write(Record record) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      write(json, record, record.getClass());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * The record that {@link #write} made the text of.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wrong
   */
  static <T extends Record> T read(byte[] text, Class<T> type) {
    try (JsonParser json = FACTORY.createParser(text)) {
      json.nextToken();
      return type.cast(build(tree(json), type));
    } catch (IOException e) {
      throw new IllegalArgumentException("it is no JSON: " + firstLine(e), e);
    }
  }

  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void write(JsonGenerator json, Object value, Type declared) throws IOException {
    if (value instanceof Collection<?> values) {
      json.writeStartArray();
      for (Object each : values) {
        write(json, each, argument(declared, 0));
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName((String) entry.getKey());
        write(json, entry.getValue(), argument(declared, 1));
      }
      json.writeEndObject();
    } else if (value instanceof Record record) {
      members(json, record, declared != record.getClass());
    } else if (value instanceof Enum<?> constant) {
      boolean sealed = declared != constant.getDeclaringClass();
      if (sealed) {
        json.writeStartObject();
        json.writeStringField(KIND, constant.getDeclaringClass().getSimpleName());
        json.writeStringField("is", constant.name());
        json.writeEndObject();
      } else {
        json.writeString(constant.name());
      }
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof BigDecimal decimal) {
      json.writeString(decimal.toString());
    } else {
      json.writeString((String) value);
    }
  }

  private static void members(JsonGenerator json, Record record, boolean named) throws IOException {
    json.writeStartObject();
    if (named) {
      json.writeStringField(KIND, record.getClass().getSimpleName());
    }
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(component, record);
      Type declared = component.getGenericType();
      if (value instanceof Optional<?> optional) {
        value = optional.isPresent() ? optional.get() : null;
        declared = argument(declared, 0);
      } else if (value instanceof OptionalInt number) {
        value = number.isPresent() ? number.getAsInt() : null;
      } else if (value instanceof OptionalLong number) {
        value = number.isPresent() ? number.getAsLong() : null;
      }
      boolean empty =
          (value instanceof Collection<?> values && values.isEmpty())
              || (value instanceof Map<?, ?> map && map.isEmpty());
      if (value != null && !empty) {
        json.writeFieldName(component.getName());
        write(json, value, declared);
      }
    }
    json.writeEndObject();
  }

  private static @Nullable Object read(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A public component of a public record is readable.", e);
    }
  }

  private static Type argument(Type type, int index) {
    return ((ParameterizedType) type).getActualTypeArguments()[index];
  }

  private static Class<?> raw(Type type) {
    return (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
  }

  /** Objects as maps, arrays as lists, all else as its text; null as an empty text. */
  private static Object tree(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        members.put(name, tree(json));
      }
      return members;
    }
    if (json.currentToken() == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(tree(json));
      }
      return elements;
    }
    String text = json.getText();
    return text == null ? "" : text;
  }

  private static Object build(Object tree, Type declared) {
    Class<?> type = raw(declared);
    if (tree instanceof List<?> elements) {
      require(type == List.class, "a list is not expected");
      List<Object> built = new ArrayList<>();
      elements.forEach(each -> built.add(build(each, argument(declared, 0))));
      return built;
    }
    if (tree instanceof Map<?, ?> members) {
      if (Map.class.isAssignableFrom(type)) {
        SortedMap<String, Object> built = new TreeMap<>();
        members.forEach(
            (name, each) -> built.put((String) name, build(each, argument(declared, 1))));
        return built;
      }
      return object(members, type);
    }
    return scalar((String) tree, type);
  }

  private static Object object(Map<?, ?> members, Class<?> type) {
    Class<?> chosen = type.isSealed() ? permitted(type, String.valueOf(members.get(KIND))) : type;
    if (chosen.isEnum()) {
      return scalar(String.valueOf(members.get("is")), chosen);
    }
    require(chosen.isRecord(), "an object is not expected");
    RecordComponent[] components = chosen.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = component(members.get(components[i].getName()), components[i].getGenericType());
      require(
          values[i] != MISSING,
          "%s has no \"%s\"".formatted(chosen.getSimpleName(), components[i].getName()));
    }
    try {
      return chosen.getDeclaredConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(reason(e.getTargetException()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("The constructor of a public record is public.", e);
    }
  }

  private static String reason(@Nullable Throwable e) {
    return e == null ? "" : String.valueOf(e.getMessage());
  }

  private static Object component(@Nullable Object tree, Type declared) {
    Class<?> type = raw(declared);
    if (type == Optional.class) {
      return Optional.ofNullable(tree).map(each -> build(each, argument(declared, 0)));
    }
    if (type == OptionalInt.class) {
      return tree == null
          ? OptionalInt.empty()
          : OptionalInt.of((Integer) scalar((String) tree, int.class));
    }
    if (type == OptionalLong.class) {
      return tree == null
          ? OptionalLong.empty()
          : OptionalLong.of((Long) scalar((String) tree, long.class));
    }
    if (tree == null) {
      return type == List.class
          ? List.of()
          : Map.class.isAssignableFrom(type) ? new TreeMap<String, Object>() : MISSING;
    }
    return build(tree, declared);
  }

  private static Class<?> permitted(Class<?> sealed, String name) {
    return find(sealed, name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'%s' is no %s".formatted(name, sealed.getSimpleName())));
  }

  private static Optional<Class<?>> find(Class<?> sealed, String name) {
    Optional<Class<?>> found = Optional.empty();
    for (Class<?> each : sealed.getPermittedSubclasses()) {
      if (each.isSealed()) {
        found = found.or(() -> find(each, name));
      } else if (each.getSimpleName().equals(name)) {
        found = Optional.of(each);
      }
    }
    return found;
  }

  private static Object scalar(String text, Class<?> type) {
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    if (type == long.class) {
      return Long.valueOf(text);
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(text);
    }
    for (Object constant : type.isEnum() ? type.getEnumConstants() : new Object[0]) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException("'%s' is no %s".formatted(text, type.getSimpleName()));
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
