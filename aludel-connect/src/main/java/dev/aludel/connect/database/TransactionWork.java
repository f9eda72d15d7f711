package dev.aludel.connect.database;

import org.jspecify.annotations.Nullable;

/**
 * What is done in a transaction.
 *
 * @param <T> what it gives
 * @param <X> what it throws beside unchecked exceptions
 */
@FunctionalInterface
public interface TransactionWork<T extends @Nullable Object, X extends Exception> {
  T run(Transaction transaction) throws X;
}
