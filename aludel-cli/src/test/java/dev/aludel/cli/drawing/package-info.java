@NullMarked
package dev.aludel.cli.drawing;

import org.jspecify.annotations.NullMarked;
