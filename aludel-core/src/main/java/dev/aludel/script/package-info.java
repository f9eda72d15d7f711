/**
 * Revision scripts: reading their headers, compiling and running them, and writing new ones.
 *
 * <p>A script is a Java class or an SQL file. What the revision graph needs stands in the head of
 * the file, and only that much is read until the script is about to run.
 */
@NullMarked
package dev.aludel.script;

import org.jspecify.annotations.NullMarked;
