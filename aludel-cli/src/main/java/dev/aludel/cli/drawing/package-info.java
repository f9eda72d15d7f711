/** Pictures of a schema: its tables, and which refers to which. */
@NullMarked
package dev.aludel.cli.drawing;

import org.jspecify.annotations.NullMarked;
