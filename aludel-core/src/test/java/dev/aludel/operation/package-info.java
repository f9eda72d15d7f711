/** What operations do to a schema, in sentences. */
@NullMarked
package dev.aludel.operation;

import org.jspecify.annotations.NullMarked;
