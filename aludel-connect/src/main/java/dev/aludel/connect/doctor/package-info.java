/** Tries a database step by step, and says of each failure what mends it. */
@NullMarked
package dev.aludel.connect.doctor;

import org.jspecify.annotations.NullMarked;
