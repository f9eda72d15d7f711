package dev.aludel.schema;

/**
 * A column that is worked out from the others of its row.
 *
 * @param expression what it is worked out by
 * @param stored whether the value is kept on disk ({@code STORED}) or worked out when it is read
 *     ({@code VIRTUAL})
 */
public record Generated(Expression expression, boolean stored) {}
