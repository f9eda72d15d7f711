@NullMarked
package dev.aludel.serve;

import org.jspecify.annotations.NullMarked;
