/** The extension, used as its users use it. */
@NullMarked
package dev.aludel.test;

import org.jspecify.annotations.NullMarked;
