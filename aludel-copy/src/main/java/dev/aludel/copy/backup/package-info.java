/**
 * Whole databases in a file each, and back: SQLite by its backup API, PostgreSQL by {@code pg_dump}
 * and {@code pg_restore}. {@link dev.aludel.copy.backup.Backup} and {@link
 * dev.aludel.copy.backup.Restore} are the front doors.
 */
@NullMarked
package dev.aludel.copy.backup;

import org.jspecify.annotations.NullMarked;
