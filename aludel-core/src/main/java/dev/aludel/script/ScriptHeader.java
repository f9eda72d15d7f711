package dev.aludel.script;

import dev.aludel.revision.Revision;
import java.util.Optional;

/**
 * What the head of a script says.
 *
 * @param className the binary name of a Java script's class
 */
record ScriptHeader(Revision revision, RunSettings settings, Optional<String> className) {}
