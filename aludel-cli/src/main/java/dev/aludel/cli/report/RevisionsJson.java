package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.migrate.HistoryEntry;
import dev.aludel.migrate.RepeatableState;
import dev.aludel.revision.AppliedRevisions;
import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import dev.aludel.script.RepeatableScript;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Revisions as JSON: what {@code current}, {@code heads}, {@code branches}, {@code history} and
 * {@code show} print.
 *
 * <pre>{@code
 * {
 *   "revisions": [ {
 *     "id": "3f2a9c41d0b7",
 *     "message": "Add is_archived to clients",
 *     "down": [ "a9d0008eea5f" ],          // empty at a base, several at a merge point
 *     "children": [ ],                     // those right above
 *     "dependsOn": [ ],
 *     "labels": [ ],                       // that it declares
 *     "replaces": [ ],                     // that it was squashed from
 *     "created": "2026-11-21T04:08:00Z",   // or null
 *     "script": "migrations/versions/R3f2a9c41d0b7_add_is_archived_to_clients.java",
 *     "head": true,
 *     "applied": true,                     // with a database only
 *     "current": true                      // with a database only: a version row names it
 *   } ],
 *   "rows": [ "3f2a9c41d0b7" ],            // with a database only: the version table
 *   "upToDate": true,                      // with a database only: nothing is pending
 *   "pending": 0,                          // with a database only: how many revisions it lacks
 *   "repeatables": [ {                     // in the order in which they run
 *     "name": "active_clients",
 *     "message": "The active ones",
 *     "script": "migrations/repeatable/active_clients.sql",
 *     "checksum": "9f86d081…",
 *     "pending": false,                    // with a database only
 *     "ranAt": "2026-11-21T04:08:00Z"      // with a database only; null if it never ran
 *   } ]
 * }
 * }</pre>
 */
public final class RevisionsJson {

  private RevisionsJson() {}

  /** Prints what the scripts say, those that repeat too. */
  public static void print(
      PrintWriter out,
      RevisionGraph graph,
      Collection<Revision> revisions,
      List<RepeatableScript> repeatables) {
    Json.object(
        out,
        json -> {
          revisions(json, graph, Optional.empty(), revisions);
          json.writeArrayFieldStart("repeatables");
          for (RepeatableScript script : repeatables) {
            json.writeStartObject();
            repeatable(json, script);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** Prints what the scripts say. */
  public static void print(PrintWriter out, RevisionGraph graph, Collection<Revision> revisions) {
    Json.object(out, json -> revisions(json, graph, Optional.empty(), revisions));
  }

  /** Prints where a database is, too. */
  public static void print(
      PrintWriter out,
      AppliedRevisions applied,
      Collection<Revision> revisions,
      List<RepeatableState> repeatables) {
    Json.object(
        out,
        json -> {
          revisions(json, applied.graph(), Optional.of(applied), revisions);
          Json.strings(json, "rows", applied.rows());
          json.writeBooleanField("upToDate", applied.isUpToDate());
          json.writeNumberField("pending", applied.pending().size());
          json.writeArrayFieldStart("repeatables");
          for (RepeatableState state : repeatables) {
            json.writeStartObject();
            repeatable(json, state.script());
            json.writeBooleanField("pending", state.pending());
            Json.optional(json, "ranAt", state.ran().map(HistoryEntry::startedAt));
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  private static void repeatable(JsonGenerator json, RepeatableScript script) throws IOException {
    json.writeStringField("name", script.name());
    json.writeStringField("message", script.message());
    json.writeStringField("script", script.source());
    json.writeStringField("checksum", script.checksum());
  }

  private static void revisions(
      JsonGenerator json,
      RevisionGraph graph,
      Optional<AppliedRevisions> applied,
      Collection<Revision> revisions)
      throws IOException {
    json.writeArrayFieldStart("revisions");
    for (Revision revision : revisions) {
      json.writeStartObject();
      header(json, revision);
      json.writeStringField("script", revision.source());
      Json.strings(json, "children", ids(graph.children(revision)));
      json.writeBooleanField("head", graph.isHead(revision));
      if (applied.isPresent()) {
        json.writeBooleanField("applied", applied.get().contains(revision));
        json.writeBooleanField("current", applied.get().isCurrent(revision));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The members that a header alone has. */
  static void header(JsonGenerator json, Revision revision) throws IOException {
    json.writeStringField("id", revision.id());
    json.writeStringField("message", revision.message());
    Json.strings(json, "down", revision.down());
    Json.strings(json, "dependsOn", revision.dependsOn());
    Json.strings(json, "labels", revision.labels());
    Json.strings(json, "replaces", revision.replaces());
    Json.optional(json, "created", revision.created());
  }

  private static List<String> ids(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).toList();
  }
}
