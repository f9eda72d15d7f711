package dev.aludel.script;

import java.util.Set;
import java.util.TreeSet;

/** The imports that a script turns out to need while its body is written. */
final class JavaVocabulary {

  private static final String DEFINITIONS = "dev.aludel.schema.Definitions";
  private static final String DEFINED_OBJECTS = "dev.aludel.schema.DefinedObjects";
  private static final String COLUMN_CHANGES = "dev.aludel.operation.ColumnChanges";

  private final Set<String> statics = new TreeSet<>();
  private final Set<String> types = new TreeSet<>();

  /** A word of {@code Definitions}. */
  Code definition(String name, Code... arguments) {
    statics.add(DEFINITIONS);
    return Code.call(name, arguments);
  }

  /** A constant of {@code Definitions}. */
  Code definition(Enum<?> constant) {
    statics.add(DEFINITIONS);
    return Code.text(constant.name());
  }

  /** A word of {@code DefinedObjects}. */
  Code object(String name, Code... arguments) {
    statics.add(DEFINED_OBJECTS);
    return Code.call(name, arguments);
  }

  /** A word of {@code ColumnChanges}. */
  Code change(String name, Code... arguments) {
    statics.add(COLUMN_CHANGES);
    return Code.call(name, arguments);
  }

  /** The simple name of a class. */
  String type(Class<?> type) {
    if (!type.getPackageName().equals("java.lang")) {
      types.add(type.getName());
    }
    return type.getSimpleName();
  }

  /** The import statements, static ones first, as google-java-format orders them. */
  String imports() {
    StringBuilder out = new StringBuilder();
    statics.forEach(name -> out.append("import static ").append(name).append(".*;\n"));
    if (!statics.isEmpty()) {
      out.append('\n');
    }
    types.forEach(name -> out.append("import ").append(name).append(";\n"));
    return out.toString();
  }
}
