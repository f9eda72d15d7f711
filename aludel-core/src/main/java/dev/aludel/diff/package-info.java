/**
 * What leads from one schema to another, in an order in which a database can do it.
 *
 * <p>{@link dev.aludel.diff.SchemaDiff} is the entry. It works in memory only: what a database
 * makes of a model is worked out before, and given.
 */
@NullMarked
package dev.aludel.diff;

import org.jspecify.annotations.NullMarked;
