@NullMarked
package dev.aludel.migrate.fleet;

import org.jspecify.annotations.NullMarked;
