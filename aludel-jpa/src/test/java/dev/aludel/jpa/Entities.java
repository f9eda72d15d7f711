package dev.aludel.jpa;

import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import java.util.List;

/** Reads a few classes as if they were a whole model. */
final class Entities {

  private Entities() {}

  static Schema schema(Class<?>... classes) {
    return schemaNamed(ModelRequest.SPRING, classes);
  }

  static Schema schemaNamed(String naming, Class<?>... classes) {
    ModelRequest request =
        new ModelRequest("test", Entities.class.getClassLoader(), List.of(), naming);
    return HibernateModelReader.read(request, new ModelClasses(List.of(classes), List.of()));
  }

  static Table table(String name, Class<?>... classes) {
    return schema(classes).requireTable(QualifiedName.parse(name));
  }

  static List<String> columns(Table table) {
    return table.columns().stream().map(column -> column.name()).toList();
  }
}
