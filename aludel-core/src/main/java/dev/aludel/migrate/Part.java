package dev.aludel.migrate;

/**
 * A stretch of a script that is done as one: in a transaction, or a single statement outside of
 * any.
 *
 * @param from the number of its first operation, from 0
 * @param to the number after its last
 * @param outside whether it runs outside a transaction
 */
record Part(int from, int to, boolean outside) {}
