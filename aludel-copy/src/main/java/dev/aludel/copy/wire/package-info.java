/**
 * Values in one canonical form for each logical type: the bytes of PostgreSQL's binary COPY format
 * (its manual, section on COPY, Binary Format). What every source reads becomes this, what every
 * target writes comes from it, and checksums are taken of it.
 */
@NullMarked
package dev.aludel.copy.wire;

import org.jspecify.annotations.NullMarked;
