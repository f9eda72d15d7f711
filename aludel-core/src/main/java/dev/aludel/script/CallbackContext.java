package dev.aludel.script;

import dev.aludel.revision.Step;
import java.sql.Connection;
import java.util.Optional;

/**
 * What a callback written in Java finds.
 *
 * @param event the moment
 * @param connection the run's own connection; it is not to be closed, committed or rolled back
 * @param dialect the database's name: {@code postgresql} or {@code sqlite}
 * @param step the revision at hand and its direction, before and after a step and after a failed
 *     one
 * @param failure what went wrong, in {@link CallbackEvent#AFTER_FAILURE} only
 */
public record CallbackContext(
    CallbackEvent event,
    Connection connection,
    String dialect,
    Optional<Step> step,
    Optional<String> failure) {}
