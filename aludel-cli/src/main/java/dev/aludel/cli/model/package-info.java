/** The model that the setting {@code target} names, with the class path that its classes need. */
@NullMarked
package dev.aludel.cli.model;

import org.jspecify.annotations.NullMarked;
