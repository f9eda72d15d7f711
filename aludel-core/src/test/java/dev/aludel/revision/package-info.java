/** What the revision graph promises, case by case and by properties over generated graphs. */
@NullMarked
package dev.aludel.revision;

import org.jspecify.annotations.NullMarked;
