@NullMarked
package dev.aludel.cli;

import org.jspecify.annotations.NullMarked;
