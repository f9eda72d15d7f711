/** Revision scripts as a specification. */
@NullMarked
package dev.aludel.script;

import org.jspecify.annotations.NullMarked;
