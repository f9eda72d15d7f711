/**
 * Random schemas, random changes of them, and rows to fill them with: for properties that must hold
 * for every schema, on every database.
 */
@NullMarked
package dev.aludel.testing.schema;

import org.jspecify.annotations.NullMarked;
