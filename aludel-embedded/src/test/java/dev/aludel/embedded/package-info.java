/** The embedded server, started for real. */
@NullMarked
package dev.aludel.embedded;

import org.jspecify.annotations.NullMarked;
