/** A database as a place that rows come from and go to. */
@NullMarked
package dev.aludel.copy.store;

import org.jspecify.annotations.NullMarked;
