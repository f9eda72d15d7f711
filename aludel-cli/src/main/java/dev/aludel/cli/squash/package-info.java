/** Several scripts folded into one. */
@NullMarked
package dev.aludel.cli.squash;

import org.jspecify.annotations.NullMarked;
