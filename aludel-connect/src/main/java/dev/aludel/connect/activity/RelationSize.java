package dev.aludel.connect.activity;

import java.util.Optional;

/**
 * A table or an index.
 *
 * @param name as it is written in SQL
 * @param table the table that an index belongs to; nothing for a table
 * @param bytes its own size; for a table with what it holds out of line, without its indexes
 * @param indexBytes the size of a table's indexes; 0 for an index
 * @param rows how many rows the planner believes a table to have, if it has been analyzed
 * @param scans how often an index was used since the statistics began
 */
public record RelationSize(
    String name,
    Optional<String> table,
    long bytes,
    long indexBytes,
    Optional<Long> rows,
    Optional<Long> scans) {}
