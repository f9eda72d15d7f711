@NullMarked
package dev.aludel.connect.health;

import org.jspecify.annotations.NullMarked;
