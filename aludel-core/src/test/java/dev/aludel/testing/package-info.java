/**
 * Real databases for tests, fresh for each one: {@link dev.aludel.testing.TestPostgres} and {@link
 * dev.aludel.testing.TestSqlite}.
 *
 * <p>A test that must hold on both is written once:
 *
 * <pre>{@code
 * @OnBothDatabases
 * void aTableIsThereAfterItsCreation(TestDatabase db) { … }
 * }</pre>
 *
 * <p>A test of one database asks for it as a parameter, in a class with
 * {@code @ExtendWith(TestDatabases.class)}.
 */
@NullMarked
package dev.aludel.testing;

import org.jspecify.annotations.NullMarked;
