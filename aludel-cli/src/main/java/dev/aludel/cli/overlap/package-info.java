/** What the scripts of two branches both touch. */
@NullMarked
package dev.aludel.cli.overlap;

import org.jspecify.annotations.NullMarked;
