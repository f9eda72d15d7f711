package dev.aludel.migrate;

import dev.aludel.script.RepeatableScript;
import java.util.Optional;

/**
 * A repeatable script and what a database knows of it.
 *
 * @param pending whether the next upgrade to the heads runs it
 * @param ran when it ran last and ended well
 */
public record RepeatableState(
    RepeatableScript script, boolean pending, Optional<HistoryEntry> ran) {}
