/**
 * What a database looks like, as immutable values.
 *
 * <p>Types, defaults and expressions are logical: one {@link dev.aludel.schema.Schema} serves every
 * dialect, and each dialect says how it holds them.
 */
@NullMarked
package dev.aludel.schema;

import org.jspecify.annotations.NullMarked;
