package dev.aludel.script;

import dev.aludel.dialect.Dialect;
import dev.aludel.operation.Located;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A script that runs again whenever its content has changed: a view, a function, grants. */
public final class RepeatableScript {

  private final String name;
  private final String source;
  private final Optional<Path> file;
  private final String text;
  private final CompanionHeader header;

  private RepeatableScript(
      String name, String source, Optional<Path> file, String text, CompanionHeader header) {
    this.name = name;
    this.source = source;
    this.file = file;
    this.text = text;
    this.header = header;
  }

  static RepeatableScript of(String name, ScriptText script, Optional<Path> file) {
    String text = script.read();
    return new RepeatableScript(
        name,
        script.source(),
        file,
        text,
        CompanionHeader.read(script.source(), text, CompanionHeader.keysOfRepeatables()));
  }

  /** Its file without the ending, below the folder of them all: {@code views/active_clients}. */
  public String name() {
    return name;
  }

  /** Its file, as messages name it. */
  public String source() {
    return source;
  }

  public Optional<Path> file() {
    return file;
  }

  /** The first line of its head; empty where it says nothing. */
  public String message() {
    return header.message();
  }

  /** Whether it runs in a transaction, as all do by default. */
  public boolean transactional() {
    return header.transactional();
  }

  /** Whether it runs with each upgrade that does something, though nothing in it has changed. */
  public boolean always() {
    return header.always();
  }

  /** The names that its head says must run before; empty where it says nothing of it. */
  Optional<List<String>> dependsOn() {
    return header.dependsOn();
  }

  String text() {
    return text;
  }

  /** As {@link Script#checksum}: white space, comments and the header do not count. */
  public String checksum() {
    return Checksum.ofSql(text);
  }

  /**
   * What it does, in order, each with its line; nothing where it is for another database.
   *
   * @throws ScriptException if its statements cannot be told apart
   */
  public List<Located> operations(Dialect dialect) {
    List<Located> located = CompanionText.statements(source, text, dialect);
    return transactional()
        ? OwnTransaction.left(source, located, dialect, OwnTransaction.HEADER)
        : located;
  }

  @Override
  public String toString() {
    return name;
  }
}
