/** What a schema is, in sentences. */
@NullMarked
package dev.aludel.schema;

import org.jspecify.annotations.NullMarked;
