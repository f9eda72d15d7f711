@NullMarked
package dev.aludel.copy.file;

import org.jspecify.annotations.NullMarked;
