/** What entities become, one small model for each feature. */
@NullMarked
package dev.aludel.jpa;

import org.jspecify.annotations.NullMarked;
