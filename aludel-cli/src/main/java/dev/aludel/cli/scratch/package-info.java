/** Databases that live as long as a command. */
@NullMarked
package dev.aludel.cli.scratch;

import org.jspecify.annotations.NullMarked;
