/** Holds the build to the design. */
@NullMarked
package dev.aludel.architecture;

import org.jspecify.annotations.NullMarked;
