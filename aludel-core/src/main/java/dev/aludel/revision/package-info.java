/**
 * The revision graph: which revisions there are, what comes before what, and what has to run to get
 * from one state to another.
 *
 * <p>Everything here is a value. No file is read and no database is asked: scripts are turned into
 * {@link dev.aludel.revision.Revision} headers elsewhere, and the rows of the version table come in
 * as strings. Words and rules are Alembic's; where they differ, the Javadoc says so.
 *
 * <pre>{@code
 * RevisionGraph graph = RevisionGraph.of(List.of(
 *     Revision.of("a1"),
 *     Revision.of("b1", "a1").withLabels("billing"),
 *     Revision.of("c1", "a1")));
 *
 * Plan plan = new Planner(graph).upgrade(Set.of("a1"), Target.parse("billing@head"));
 * plan.steps();      // upgrade b1
 * plan.rowsAfter();  // b1
 * }</pre>
 */
@NullMarked
package dev.aludel.revision;

import org.jspecify.annotations.NullMarked;
