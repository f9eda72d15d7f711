/** PostgreSQL 14 to 18: its catalog read, its SQL written, its transactions opened. */
@NullMarked
package dev.aludel.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
