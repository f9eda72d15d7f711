package dev.aludel.copy.store;

/**
 * How rows are written.
 *
 * @param triggersOff whether triggers and foreign keys rest meanwhile
 * @param source what the ledger calls the database that the rows are from
 */
public record WriterOptions(boolean triggersOff, String source) {}
