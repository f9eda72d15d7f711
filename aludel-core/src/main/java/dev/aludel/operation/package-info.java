/**
 * What changes a database, as immutable values, and the words in which revisions say it.
 *
 * <p>An operation can be applied to a schema in memory, shown to a person and inverted; dialects
 * compile it to SQL.
 */
@NullMarked
package dev.aludel.operation;

import org.jspecify.annotations.NullMarked;
