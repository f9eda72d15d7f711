/** Many databases, or schemas of one, brought up to the same revisions side by side. */
@NullMarked
package dev.aludel.migrate.fleet;

import org.jspecify.annotations.NullMarked;
