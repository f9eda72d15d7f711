package dev.aludel.script;

import dev.aludel.error.Nearest;
import java.util.Optional;

/** Reads the header of a Java script. */
final class JavaHeaderReader {

  private JavaHeaderReader() {}

  /**
   * The header; empty when it does not end within the text, which is not the whole file.
   *
   * @param fileName the file's own name, which the class must have too
   * @throws ScriptException if the file is no revision or its header is wrong
   */
  static Optional<ScriptHeader> read(String source, String fileName, String text, boolean whole) {
    return new JavaHeader.Parser(source, text, whole)
        .parse()
        .map(header -> header(source, fileName, header));
  }

  private static ScriptHeader header(String source, String fileName, JavaHeader header) {
    HeaderFields fields = new HeaderFields(source);
    for (JavaHeader.Attribute attribute : header.annotation().attributes()) {
      HeaderKey key =
          HeaderKey.ofJava(attribute.name()).orElseThrow(() -> unknown(source, attribute));
      fields.put(key, attribute.name(), attribute.values(), attribute.line());
    }
    String name = header.className().text();
    if (!fileName.equals(name + ".java")) {
      throw new ScriptException(
          source,
          header.className().line(),
          "the class is %s, but the file is %s. Name the class as the file, or the file %s.java."
              .formatted(name, fileName, name));
    }
    String message = header.javadoc().map(JavadocText::message).orElse("");
    String className = header.packageName().isEmpty() ? name : header.packageName() + "." + name;
    return fields.header(
        message,
        "the revision has no id. Write one: @Revision(id = \"…\").",
        header.annotation().line(),
        Optional.of(className));
  }

  private static ScriptException unknown(String source, JavaHeader.Attribute attribute) {
    return new ScriptException(
        source,
        attribute.line(),
        "@Revision has no attribute '%s'.%s"
            .formatted(attribute.name(), Nearest.hint(attribute.name(), HeaderKey.javaNames())));
  }
}
