/** Where the database is, how to reach it, and what to say when it cannot be reached. */
@NullMarked
package dev.aludel.connect;

import org.jspecify.annotations.NullMarked;
