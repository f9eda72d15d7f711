package dev.aludel.dialect.sqlite;

import dev.aludel.dialect.OutsideSession;
import dev.aludel.dialect.SessionLimits;
import dev.aludel.dialect.Transaction;
import java.util.Optional;

/** Guards nothing and sets nothing: the database itself has one writer at a time. */
final class NoGuard implements Transaction, OutsideSession {

  @Override
  public Optional<SessionLimits> session() {
    return Optional.empty();
  }

  @Override
  public void commit() {}

  @Override
  public void close() {}
}
