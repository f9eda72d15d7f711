package dev.aludel.connect.database;

import org.jspecify.annotations.Nullable;

/**
 * What is done with a connection.
 *
 * @param <T> what it gives
 * @param <X> what it throws beside unchecked exceptions
 */
@FunctionalInterface
public interface ConnectionWork<T extends @Nullable Object, X extends Exception> {
  T run(Session session) throws X;
}
