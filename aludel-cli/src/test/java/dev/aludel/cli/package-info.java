/** The command line, run as users run it, on real databases. */
@NullMarked
package dev.aludel.cli;

import org.jspecify.annotations.NullMarked;
