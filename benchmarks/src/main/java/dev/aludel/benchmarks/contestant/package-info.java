/**
 * What is measured: each class is the main class of a JVM that does one thing and says how long it
 * took.
 */
@NullMarked
package dev.aludel.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
