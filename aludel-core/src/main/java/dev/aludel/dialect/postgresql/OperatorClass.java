package dev.aludel.dialect.postgresql;

import dev.aludel.schema.QualifiedName;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * An operator class of an index key, with its parameters: {@code gist_trgm_ops(siglen=32)} (CREATE
 * INDEX, opclass_parameter).
 *
 * @param name the class, by its name in SQL
 * @param parameters as in storage parameters; empty if there are none
 */
record OperatorClass(String name, String parameters) {

  OperatorClass {
    parameters = TableOptions.sorted(parameters.replace("'", ""));
  }

  static OperatorClass parse(String text) {
    int open = text.lastIndexOf('(');
    boolean has = open > 0 && text.endsWith(")");
    return has
        ? new OperatorClass(
            text.substring(0, open).strip(), text.substring(open + 1, text.length() - 1))
        : new OperatorClass(text, "");
  }

  String sql() {
    String list =
        TableOptions.parameters(java.util.Optional.of(parameters)).entrySet().stream()
            .map(OperatorClass::parameter)
            .collect(Collectors.joining(", "));
    return Quoting.name(QualifiedName.parse(name)) + (list.isEmpty() ? "" : " (" + list + ")");
  }

  private static String parameter(Map.Entry<String, String> parameter) {
    return Quoting.name(parameter.getKey()) + " = " + Quoting.string(parameter.getValue());
  }

  @Override
  public String toString() {
    return name + (parameters.isEmpty() ? "" : "(" + parameters + ")");
  }
}
