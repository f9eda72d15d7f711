@NullMarked
package dev.aludel.cli.scratch;

import org.jspecify.annotations.NullMarked;
