/**
 * Rows between databases: profiled before anything is written, right to the bit, each exactly once,
 * and verified after. {@link dev.aludel.copy.Copy} is the front door.
 */
@NullMarked
package dev.aludel.copy;

import org.jspecify.annotations.NullMarked;
