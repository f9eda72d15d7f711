package dev.aludel.dialect;

/**
 * One statement of a script.
 *
 * @param sql its text, without the semicolon that ends it
 * @param line the line of its first word, counted from 1
 */
public record ScriptStatement(String sql, int line) {}
