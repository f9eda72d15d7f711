/**
 * A fresh, migrated database for each test of JUnit 5.13 or newer, or 6.
 *
 * <pre>{@code
 * @MigrationTest(on = {SQLITE, POSTGRESQL})
 * class ClientsTest {
 *   @MigrationTest
 *   void archivedClientsAreKept(Connection connection) { … }
 * }
 * }</pre>
 */
@NullMarked
package dev.aludel.test;

import org.jspecify.annotations.NullMarked;
