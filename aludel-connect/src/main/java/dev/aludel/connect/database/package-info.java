/**
 * A database for an application: a pool that behaves like SQLAlchemy's QueuePool, transactions that
 * end whatever happens, and queries into records.
 */
@NullMarked
package dev.aludel.connect.database;

import org.jspecify.annotations.NullMarked;
