package dev.aludel.operation;

import java.util.OptionalInt;

/**
 * An operation and the line of the script that asked for it.
 *
 * @param line counted from 1; empty when it is not known
 */
public record Located(Operation operation, OptionalInt line) {}
