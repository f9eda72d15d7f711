package dev.aludel.jpa;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Component;
import org.hibernate.mapping.DenormalizedTable;
import org.hibernate.mapping.IndexedCollection;
import org.hibernate.mapping.Join;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.Value;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a table's columns are declared: by the fields of the class, those of its
 * superclasses first, embedded ones in their place. Hibernate itself keeps attributes by alphabet.
 */
final class DeclaredOrder {

  private final Map<Table, Set<String>> columns = new HashMap<>();
  private final Map<Class<?>, Map<String, Integer>> fields = new HashMap<>();

  DeclaredOrder(MetadataImplementor metadata) {
    metadata.getEntityBindings().stream()
        .sorted(
            Comparator.comparingInt(DeclaredOrder::depth)
                .thenComparing(PersistentClass::getEntityName))
        .forEach(this::visit);
    for (org.hibernate.mapping.Collection collection : metadata.getCollectionBindings()) {
      visit(collection);
    }
  }

  /** The columns of a table: those of its primary key, then the others, each as declared. */
  List<Column> of(Table table) {
    List<Column> ordered = inOrder(table, table.getColumns());
    if (table.getPrimaryKey() == null) {
      return ordered;
    }
    List<Column> all = new ArrayList<>(inOrder(table, table.getPrimaryKey().getColumns()));
    ordered.stream().filter(column -> !all.contains(column)).forEach(all::add);
    return all;
  }

  /** Some columns of a table, as declared. */
  List<Column> inOrder(Table table, Collection<Column> some) {
    List<String> order = List.copyOf(columns.getOrDefault(table, Set.of()));
    return some.stream()
        .sorted(
            Comparator.comparingInt(
                column -> {
                  int at = order.indexOf(column.getName());
                  return at < 0 ? Integer.MAX_VALUE : at;
                }))
        .toList();
  }

  private static int depth(PersistentClass entity) {
    return entity.getSuperclass() == null ? 0 : 1 + depth(entity.getSuperclass());
  }

  private void visit(PersistentClass entity) {
    Table table = entity.getTable();
    visit(table, entity.getKey());
    if (entity.getDiscriminator() != null) {
      visit(table, entity.getDiscriminator());
    }
    for (PersistentClass part : partsOf(entity)) {
      visit(table, declared(part, part.getUnjoinedProperties()));
    }
    for (Join join : entity.getJoins()) {
      visit(join.getTable(), join.getKey());
      visit(join.getTable(), declared(entity, join.getProperties()));
    }
  }

  /** The classes whose fields are in the table: also the superclasses in a table per class. */
  private static List<PersistentClass> partsOf(PersistentClass entity) {
    List<PersistentClass> parts = new ArrayList<>(List.of(entity));
    if (entity.getTable() instanceof DenormalizedTable) {
      for (PersistentClass e = entity.getSuperclass(); e != null; e = e.getSuperclass()) {
        parts.add(0, e);
      }
    }
    return parts;
  }

  private void visit(org.hibernate.mapping.Collection collection) {
    if (collection.isOneToMany()) {
      return;
    }
    Table table = collection.getCollectionTable();
    visit(table, collection.getKey());
    if (collection instanceof IndexedCollection indexed && indexed.getIndex() != null) {
      visit(table, indexed.getIndex());
    }
    visit(table, collection.getElement());
  }

  private void visit(Table table, List<Property> properties) {
    properties.forEach(property -> visit(table, property.getValue()));
  }

  private void visit(Table table, Value value) {
    Set<String> names = columns.computeIfAbsent(table, t -> new LinkedHashSet<>());
    names(value).forEach(names::add);
  }

  /** The columns of a value; those of an embedded one as its class declares them. */
  private Stream<String> names(Value value) {
    if (value instanceof org.hibernate.mapping.Collection) {
      return Stream.empty();
    }
    if (value instanceof Component component) {
      if (component.getAggregateColumn() != null) {
        return Stream.of(component.getAggregateColumn().getName());
      }
      Class<?> type = component.isDynamic() ? null : component.getComponentClass();
      return declared(type, component.getProperties()).stream()
          .flatMap(property -> names(property.getValue()));
    }
    return value.getSelectables().stream()
        .filter(Column.class::isInstance)
        .map(selectable -> ((Column) selectable).getName());
  }

  private List<Property> declared(PersistentClass entity, List<Property> properties) {
    return declared(entity.getClassName() == null ? null : entity.getMappedClass(), properties);
  }

  private List<Property> declared(@Nullable Class<?> type, List<Property> properties) {
    Map<String, Integer> order = type == null ? Map.of() : fields(type);
    return properties.stream()
        .sorted(
            Comparator.comparingInt(
                property -> order.getOrDefault(property.getName(), Integer.MAX_VALUE)))
        .toList();
  }

  /** Each field's place: HotSpot gives the fields of a class in the order of its class file. */
  private Map<String, Integer> fields(Class<?> type) {
    return fields.computeIfAbsent(
        type,
        t -> {
          List<Class<?>> hierarchy = new ArrayList<>();
          for (Class<?> c = t; c != null && c != Object.class; c = c.getSuperclass()) {
            hierarchy.add(0, c);
          }
          Map<String, Integer> places = new HashMap<>();
          for (Class<?> c : hierarchy) {
            for (Field field : c.getDeclaredFields()) {
              places.putIfAbsent(field.getName(), places.size());
            }
          }
          return places;
        });
  }
}
