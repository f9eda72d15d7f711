package dev.aludel.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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

  private static final Call COLUMN_SIZE = new Call("getColumnSize", 2);
  private static final Call COLUMN_SPAN = new Call("getColumnSpan", 1);
  private static final Call KEY_TYPE = new Call("getIdentifierOrUniqueKeyType", 1);
  private static final Call FOREIGN_KEYS = new Call("getForeignKeyCollection", 0);
  private static final Call FOREIGN_KEYS_BY_KEY = new Call("getForeignKeys", 0);
  private static final Call OPTIONS = new Call("getOptions", 0);

  private HibernateLine() {}

  static Size size(Column column, MetadataImplementor metadata) {
    return (Size) COLUMN_SIZE.on(column, metadata.getDatabase().getDialect(), metadata);
  }

  static int columnSpan(Type type, MetadataImplementor metadata) {
    return (Integer) COLUMN_SPAN.on(type, metadata);
  }

  static Type keyType(EntityType type, MetadataImplementor metadata) {
    return (Type) KEY_TYPE.on(type, metadata);
  }

  @SuppressWarnings("unchecked")
  static Collection<ForeignKey> foreignKeys(Table table) {
    return FOREIGN_KEYS.isKnownTo(table)
        ? (Collection<ForeignKey>) FOREIGN_KEYS.on(table)
        : ((Map<?, ForeignKey>) FOREIGN_KEYS_BY_KEY.on(table)).values();
  }

  /** The SQL that the model adds to a definition; none before JPA 3.2. */
  static Optional<String> options(Object mapped) {
    return OPTIONS.isKnownTo(mapped)
        ? Optional.ofNullable((String) OPTIONS.orNullOn(mapped))
            .map(String::strip)
            .filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** A method by its name, looked up once for each class that it is called on. */
  private static final class Call extends ClassValue<Optional<Method>> {

    private final String name;
    private final int parameters;

    Call(String name, int parameters) {
      this.name = name;
      this.parameters = parameters;
    }

    @Override
    protected Optional<Method> computeValue(Class<?> type) {
      return Arrays.stream(type.getMethods())
          .filter(m -> m.getName().equals(name) && m.getParameterCount() == parameters)
          .filter(m -> !m.isBridge())
          .findFirst();
    }

    boolean isKnownTo(Object target) {
      return get(target.getClass()).isPresent();
    }

    Object on(Object target, Object... arguments) {
      Object answer = orNullOn(target, arguments);
      if (answer == null) {
        throw new IllegalStateException(name + " answered null");
      }
      return answer;
    }

    @Nullable Object orNullOn(Object target, Object... arguments) {
      Method method =
          get(target.getClass())
              .orElseThrow(
                  () ->
                      new ModelException(
                          "This Hibernate has no %s.%s. Aludel reads entities with Hibernate 6.6 and 7."
                              .formatted(target.getClass().getName(), name)));
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
  }
}
