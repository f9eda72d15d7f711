/**
 * The front door: {@link dev.aludel.Aludel} with the verbs of the command line, and what it is set
 * up with.
 */
@NullMarked
package dev.aludel;

import org.jspecify.annotations.NullMarked;
