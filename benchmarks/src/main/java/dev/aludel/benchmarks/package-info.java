/**
 * Measures Aludel beside other tools and plain JDBC, in one run and in alternating order.
 *
 * <p>What is measured runs in a JVM of its own, from {@code dev.aludel.benchmarks.contestant}.
 */
@NullMarked
package dev.aludel.benchmarks;

import org.jspecify.annotations.NullMarked;
