package dev.aludel.connect.activity;

/**
 * A process that has a lock on an SQLite database.
 *
 * @param pid the process
 * @param process its name
 * @param lock what it may do meanwhile: {@code write}, {@code read} and so on
 */
public record FileLock(long pid, String process, String lock) {}
