package dev.aludel.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.ForeignKey;
import org.hibernate.mapping.Table;
import org.hibernate.type.EntityType;
import org.hibernate.type.Type;
import org.jspecify.annotations.Nullable;

/**
 * What Hibernate 6.6 and 7 both can say, by methods that differ: {@code Mapping} became {@code
 * MappingContext}, and some things have options since JPA 3.2.
 */
final class HibernateLine {

  private record Key(Class<?> type, String name, int parameters) {}

  private static final Map<Key, Optional<Method>> METHODS = new ConcurrentHashMap<>();

  private HibernateLine() {}

  static Size size(Column column, MetadataImplementor metadata) {
    return (Size) call(column, "getColumnSize", metadata.getDatabase().getDialect(), metadata);
  }

  static int columnSpan(Type type, MetadataImplementor metadata) {
    return (Integer) call(type, "getColumnSpan", metadata);
  }

  static Type keyType(EntityType type, MetadataImplementor metadata) {
    return (Type) call(type, "getIdentifierOrUniqueKeyType", metadata);
  }

  @SuppressWarnings("unchecked")
  static Collection<ForeignKey> foreignKeys(Table table) {
    if (method(table, "getForeignKeyCollection", 0).isPresent()) {
      return (Collection<ForeignKey>) call(table, "getForeignKeyCollection");
    }
    return ((Map<?, ForeignKey>) call(table, "getForeignKeys")).values();
  }

  /** The SQL that the model adds to a definition; none before JPA 3.2. */
  static Optional<String> options(Object mapped) {
    return method(mapped, "getOptions", 0)
        .map(found -> (String) callOrNull(mapped, found))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static Object call(Object target, String name, Object... arguments) {
    Method found =
        method(target, name, arguments.length)
            .orElseThrow(
                () ->
                    new ModelException(
                        "This Hibernate has no %s.%s. Aludel reads entities with Hibernate 6.6 and 7."
                            .formatted(target.getClass().getName(), name)));
    Object answer = callOrNull(target, found, arguments);
    if (answer == null) {
      throw new IllegalStateException(found + " answered null");
    }
    return answer;
  }

  private static @Nullable Object callOrNull(Object target, Method method, Object... arguments) {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Method> method(Object target, String name, int parameters) {
    return METHODS.computeIfAbsent(
        new Key(target.getClass(), name, parameters),
        key ->
            Arrays.stream(key.type().getMethods())
                .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
                .filter(m -> !m.isBridge())
                .findFirst());
  }
}
