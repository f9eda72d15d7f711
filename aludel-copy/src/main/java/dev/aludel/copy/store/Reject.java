package dev.aludel.copy.store;

import dev.aludel.copy.wire.Problem;

/**
 * A row that was left out.
 *
 * @param column the column whose value does not fit; of several, the first
 * @param detail what is wrong with it, for people
 * @param row all of it, as JSON
 */
public record Reject(
    String table, String key, String column, Problem problem, String detail, String row) {}
