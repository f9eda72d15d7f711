package dev.aludel.connect.activity;

import java.nio.file.Path;

/**
 * A file of an SQLite database.
 *
 * @param what the database, its write-ahead log, or its journal
 */
public record DatabaseFile(Path path, String what, long bytes) {}
