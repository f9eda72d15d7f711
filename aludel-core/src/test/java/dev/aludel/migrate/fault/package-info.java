/**
 * Faults, generated: a run is killed, cut off, stalled or starved at every point that there is, and
 * after that one more run must leave the database as if nothing had happened.
 */
@NullMarked
package dev.aludel.migrate.fault;

import org.jspecify.annotations.NullMarked;
