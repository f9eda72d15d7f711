package dev.aludel.copy.file;

import dev.aludel.copy.wire.Wire;
import java.util.Optional;

/**
 * A column of a file.
 *
 * @param declared its type as the database has it written; empty for none
 * @param wire the form that PostgreSQL has its values in; empty for a column of SQLite's
 */
public record FileColumn(String name, String declared, Optional<Wire> wire) {}
