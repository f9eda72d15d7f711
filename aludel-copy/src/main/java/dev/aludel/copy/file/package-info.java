/**
 * Rows in files: JSON lines, CSV and JSON documents, compressed or not, written so that they come
 * back as they were, and read into a scratch database that a copy reads from.
 */
@NullMarked
package dev.aludel.copy.file;

import org.jspecify.annotations.NullMarked;
