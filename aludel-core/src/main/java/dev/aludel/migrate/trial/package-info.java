/** Trying revisions in an empty database: up, down, and up again. */
@NullMarked
package dev.aludel.migrate.trial;

import org.jspecify.annotations.NullMarked;
