/** What leads from one schema to another, in sentences and in properties. */
@NullMarked
package dev.aludel.diff;

import org.jspecify.annotations.NullMarked;
