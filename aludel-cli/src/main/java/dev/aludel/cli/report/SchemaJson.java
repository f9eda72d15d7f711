package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.diff.Wording;
import dev.aludel.schema.Expression;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.SchemaObject;
import dev.aludel.schema.Type;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A schema as JSON: what {@code inspect} prints.
 *
 * <pre>{@code
 * {
 *   "dialect": "postgresql",
 *   "objects": [ {
 *     "kind": "table", "name": "clients",
 *     "columns": [ { "name": "id", "type": "bigint", "nullable": false, "identity": { … } } ],
 *     "constraints": [ { "kind": "primary key", "name": "clients_pkey", "columns": [ "id" ] } ],
 *     "indexes": [ ]
 *   } ]
 * }
 * }</pre>
 *
 * <p>The members of an object are the components of its record, so that none is left out; what is
 * not there is left out. Types and expressions are texts.
 */
public final class SchemaJson {

  private SchemaJson() {}

  public static void print(PrintWriter out, String dialect, Schema schema) {
    Json.object(
        out,
        json -> {
          json.writeStringField("dialect", dialect);
          json.writeArrayFieldStart("objects");
          for (SchemaObject object : schema.objects()) {
            value(json, object);
          }
          json.writeEndArray();
        });
  }

  private static void value(JsonGenerator json, @Nullable Object value) throws IOException {
    if (value == null) {
      json.writeNull();
    } else if (value instanceof Type type) {
      json.writeString(Wording.type(type));
    } else if (value instanceof Expression expression) {
      json.writeString(Wording.expression(expression));
    } else if (value instanceof QualifiedName name) {
      json.writeString(name.toString());
    } else if (value instanceof Record part) {
      members(json, part);
    } else if (value instanceof Collection<?> values) {
      json.writeStartArray();
      for (Object each : values) {
        value(json, each);
      }
      json.writeEndArray();
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof Enum<?> word) {
      json.writeString(words(word.name()));
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Integer number) {
      json.writeNumber(number);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else {
      json.writeString(value.toString());
    }
  }

  private static void members(JsonGenerator json, Record part) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", kind(part));
    for (RecordComponent component : part.getClass().getRecordComponents()) {
      Object value = read(component, part);
      Optional<?> member = isTold(component, value) ? present(value) : Optional.empty();
      if (member.isPresent()) {
        json.writeFieldName(component.getName());
        value(json, member.get());
      }
    }
    json.writeEndObject();
  }

  /** The kind is told already; facts, and what follows from other things, are no part of it. */
  private static boolean isTold(RecordComponent component, @Nullable Object value) {
    return switch (component.getName()) {
      case "kind", "facts", "inherited", "calls" -> false;
      case "qualifier" -> !"".equals(value);
      default -> true;
    };
  }

  /** What a component holds; empty also for an optional that is empty, and a collection. */
  private static Optional<?> present(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional;
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }
    if (value instanceof Map<?, ?> map && map.isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(value);
  }

  private static @Nullable Object read(RecordComponent component, Record part) {
    try {
      return component.getAccessor().invoke(part);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A public component of a public record is readable.", e);
    }
  }

  /** {@code CheckConstraint} is a check constraint. */
  private static String kind(Record part) {
    return part instanceof SchemaObject object
        ? object.kind().word()
        : words(part.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_"));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
