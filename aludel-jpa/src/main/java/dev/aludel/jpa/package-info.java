@NullMarked
package dev.aludel.jpa;

import org.jspecify.annotations.NullMarked;
