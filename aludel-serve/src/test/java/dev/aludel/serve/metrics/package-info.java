@NullMarked
package dev.aludel.serve.metrics;

import org.jspecify.annotations.NullMarked;
