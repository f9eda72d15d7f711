/**
 * A PostgreSQL server that lives as long as it is needed: {@link
 * dev.aludel.embedded.EmbeddedPostgresql}.
 */
@NullMarked
package dev.aludel.embedded;

import org.jspecify.annotations.NullMarked;
