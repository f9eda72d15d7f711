/**
 * SQLite: its catalog is the text of its CREATE statements, and what its ALTER TABLE cannot change
 * is rebuilt.
 */
@NullMarked
package dev.aludel.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
