/** PostgreSQL, asked itself. */
@NullMarked
package dev.aludel.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
