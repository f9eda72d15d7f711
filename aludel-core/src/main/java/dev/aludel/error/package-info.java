/**
 * What every package may throw and say of a mistake: the lowest floor, importing nothing of
 * Aludel's.
 */
@NullMarked
package dev.aludel.error;

import org.jspecify.annotations.NullMarked;
