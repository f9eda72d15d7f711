package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.connect.activity.Activity;
import dev.aludel.connect.activity.ApplicationUse;
import dev.aludel.connect.activity.DatabaseFile;
import dev.aludel.connect.activity.FileLock;
import dev.aludel.connect.activity.RelationSize;
import dev.aludel.connect.activity.ServerSession;
import dev.aludel.connect.activity.StatementTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * What a database is doing as JSON: what {@code activity} prints. Times are milliseconds; what is
 * not known is null.
 *
 * <pre>{@code
 * {
 *   "target": "postgresql://ada:***@db:5432/app",
 *   "server": "PostgreSQL 18.6, up since 2026-11-21 09:00, 6 of 300 connections",
 *   "sessions": [ { "pid": 4711, "kind": "client backend", "user": "ada", "database": "app",
 *     "application": "web", "client": "10.0.0.7", "state": "idle in transaction",
 *     "inState": 120000, "transaction": 125000, "waitsFor": "", "blockedBy": [ ],
 *     "query": "UPDATE clients SET …" } ],
 *   "applications": [ { "application": "web", "user": "ada", "total": 15, "active": 1,
 *     "idleInTransaction": 2, "idle": 12 } ],
 *   "statements": [ { "query": "SELECT …", "calls": 7, "total": 12.5, "mean": 1.7 } ],
 *   "relations": [ { "name": "clients", "table": null, "bytes": 8192, "indexBytes": 16384,
 *     "rows": 12, "scans": null } ],
 *   "files": [ ],                          // of SQLite: "path", "what", "bytes"
 *   "locks": [ ],                          // of SQLite: "pid", "process", "lock"
 *   "notes": [ "…" ]                       // what could not be told, and what it takes
 * }
 * }</pre>
 */
public final class ActivityJson {

  private ActivityJson() {}

  public static void print(PrintWriter out, Activity activity) {
    Json.object(
        out,
        json -> {
          json.writeStringField("target", activity.target());
          json.writeStringField("server", activity.server());
          array(json, "sessions", activity.sessions(), ActivityJson::session);
          array(json, "applications", activity.applications(), ActivityJson::application);
          array(json, "statements", activity.statements(), ActivityJson::statement);
          array(json, "relations", activity.relations(), ActivityJson::relation);
          array(json, "files", activity.files(), ActivityJson::file);
          array(json, "locks", activity.locks(), ActivityJson::lock);
          Json.strings(json, "notes", activity.notes());
        });
  }

  /** What {@code --terminate} did: the session, and whether it is gone. */
  public static void printTerminated(PrintWriter out, ServerSession session, boolean gone) {
    Json.object(
        out,
        json -> {
          json.writeNumberField("pid", session.pid());
          json.writeBooleanField("terminated", gone);
        });
  }

  private interface Members<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }

  private static <T> void array(
      JsonGenerator json, String name, Iterable<T> values, Members<T> members) throws IOException {
    json.writeArrayFieldStart(name);
    for (T value : values) {
      json.writeStartObject();
      members.write(json, value);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void session(JsonGenerator json, ServerSession session) throws IOException {
    json.writeNumberField("pid", session.pid());
    json.writeStringField("kind", session.kind());
    json.writeStringField("user", session.user());
    json.writeStringField("database", session.database());
    json.writeStringField("application", session.application());
    json.writeStringField("client", session.client());
    json.writeStringField("state", session.state());
    json.writeNumberField("inState", session.inState().toMillis());
    number(json, "transaction", session.transactionAge().map(age -> age.toMillis()));
    json.writeStringField("waitsFor", session.waitsFor());
    json.writeArrayFieldStart("blockedBy");
    for (int pid : session.blockedBy()) {
      json.writeNumber(pid);
    }
    json.writeEndArray();
    json.writeStringField("query", session.query());
  }

  private static void application(JsonGenerator json, ApplicationUse use) throws IOException {
    json.writeStringField("application", use.application());
    json.writeStringField("user", use.user());
    json.writeNumberField("total", use.total());
    json.writeNumberField("active", use.active());
    json.writeNumberField("idleInTransaction", use.idleInTransaction());
    json.writeNumberField("idle", use.idle());
  }

  private static void statement(JsonGenerator json, StatementTime statement) throws IOException {
    json.writeStringField("query", statement.query());
    json.writeNumberField("calls", statement.calls());
    json.writeNumberField("total", statement.total().toNanos() / 1e6);
    json.writeNumberField("mean", statement.mean().toNanos() / 1e6);
  }

  private static void relation(JsonGenerator json, RelationSize relation) throws IOException {
    json.writeStringField("name", relation.name());
    Json.optional(json, "table", relation.table());
    json.writeNumberField("bytes", relation.bytes());
    json.writeNumberField("indexBytes", relation.indexBytes());
    number(json, "rows", relation.rows());
    number(json, "scans", relation.scans());
  }

  private static void file(JsonGenerator json, DatabaseFile file) throws IOException {
    json.writeStringField("path", file.path().toString());
    json.writeStringField("what", file.what());
    json.writeNumberField("bytes", file.bytes());
  }

  private static void lock(JsonGenerator json, FileLock lock) throws IOException {
    json.writeNumberField("pid", lock.pid());
    json.writeStringField("process", lock.process());
    json.writeStringField("lock", lock.lock());
  }

  private static void number(JsonGenerator json, String name, Optional<Long> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeNumberField(name, value.get());
    } else {
      json.writeNullField(name);
    }
  }
}
