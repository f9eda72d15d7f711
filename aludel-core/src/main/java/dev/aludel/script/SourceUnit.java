package dev.aludel.script;

import java.net.URI;
import java.nio.file.Path;
import javax.tools.SimpleJavaFileObject;

/** One script as the compiler sees it. */
final class SourceUnit extends SimpleJavaFileObject {

  private final String source;
  private final String className;
  private final String text;

  /**
   * @param source how messages name the script
   * @param className the binary name of its class
   */
  SourceUnit(String source, String className, String text) {
    super(uri(className), Kind.SOURCE);
    this.source = source;
    this.className = className;
    this.text = text;
  }

  /** Where Eclipse's compiler looks for the package, as a source folder would have it. */
  private static URI uri(String className) {
    return Path.of("/", className.replace('.', '/') + ".java").toUri();
  }

  String source() {
    return source;
  }

  String className() {
    return className;
  }

  String text() {
    return text;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }
}
