@NullMarked
package dev.aludel.migrate;

import org.jspecify.annotations.NullMarked;
