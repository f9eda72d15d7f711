/**
 * Running revisions: the version table, the history, transactions, events, and SQL-only output.
 *
 * <p>A revision and its version row commit together, or neither does.
 */
@NullMarked
package dev.aludel.migrate;

import org.jspecify.annotations.NullMarked;
