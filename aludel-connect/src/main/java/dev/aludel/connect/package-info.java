@NullMarked
package dev.aludel.connect;

import org.jspecify.annotations.NullMarked;
