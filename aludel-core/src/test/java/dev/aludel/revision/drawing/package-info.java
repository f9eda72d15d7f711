/** What drawings look like. */
@NullMarked
package dev.aludel.revision.drawing;

import org.jspecify.annotations.NullMarked;
