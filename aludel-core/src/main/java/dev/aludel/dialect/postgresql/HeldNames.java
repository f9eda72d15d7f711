package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ObjectKind;
import dev.aludel.schema.QualifiedName;
import java.util.function.Supplier;

/**
 * The names by which inspection knows objects: those of the connection's own schema go without it,
 * whichever way they were written.
 */
final class HeldNames extends ObjectNames {

  private final Supplier<String> home;

  /**
   * @param home the connection's own schema, asked for when a name says one
   */
  HeldNames(Supplier<String> home) {
    this.home = home;
  }

  @Override
  QualifiedName name(ObjectKind kind, QualifiedName name) {
    boolean isOwn = name.schema().isPresent() && name.schema().get().equals(home.get());
    return isOwn ? QualifiedName.of(name.name()) : name;
  }

  @Override
  QualifiedName newName(ObjectKind kind, QualifiedName from, QualifiedName to) {
    return name(kind, to);
  }
}
