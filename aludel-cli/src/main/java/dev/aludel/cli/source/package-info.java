/** Schemas by name: where they come from, and what leads from one to another. */
@NullMarked
package dev.aludel.cli.source;

import org.jspecify.annotations.NullMarked;
