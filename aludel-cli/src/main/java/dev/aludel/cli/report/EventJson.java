package dev.aludel.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.aludel.dialect.Observation;
import dev.aludel.dialect.OtherSession;
import dev.aludel.migrate.MigrationEvent;
import dev.aludel.migrate.SafeSql;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;

/**
 * What a run tells while it goes on, as JSON: one object on a line, as {@code upgrade --json} and
 * {@code downgrade --json} print it. Strings in statements that have to do with secrets are masked.
 *
 * <pre>{@code
 * {"event":"stepStarted","revision":"b2","action":"upgrade","number":1,"total":3,"message":"…"}
 * {"event":"statementStarted","revision":"b2","sql":"…","line":7}
 * {"event":"statementWatched","revision":"b2","sql":"…","elapsedMs":2012,"phase":"…","percent":41.5,
 *  "waitsFor":"Lock: relation","blockers":[{"pid":4711,"user":"app","application":"billing",
 *  "from":"10.0.0.7","state":"idle in transaction","transactionMs":725000,"query":"…"}]}
 * {"event":"statementFinished","revision":"b2","sql":"…","durationMs":12}
 * {"event":"stepRetried","revision":"b2","retry":1,"retries":10,"pauseMs":740,"reason":"…","blockers":[…]}
 * {"event":"stepResumed","revision":"b2","action":"upgrade","done":2,"found":"…"}
 * {"event":"stepFinished","revision":"b2","action":"upgrade","number":1,"total":3,"durationMs":12,"statements":3}
 * {"event":"stepFailed","revision":"b2","action":"upgrade","number":1,"total":3,"durationMs":12,"error":"…"}
 * {"event":"runnerAwaited","waitedMs":1003,"limitMs":600000,"holders":[…]}
 * {"event":"commitSettled","revision":"b2","committed":true}
 * {"event":"runFinished","dryRun":false,"steps":[…],"rowsBefore":[…],"rowsAfter":[…]}   // see RunJson
 * }</pre>
 */
public final class EventJson {

  private EventJson() {}

  /** Prints one event on one line. */
  public static void print(PrintWriter out, MigrationEvent event) {
    Json.line(out, json -> write(json, event));
    out.flush();
  }

  private static void write(JsonGenerator json, MigrationEvent event) throws IOException {
    if (event instanceof MigrationEvent.StepStarted step) {
      named(json, "stepStarted", step.revision());
      json.writeStringField("action", step.action().word());
      numbered(json, step.number(), step.total());
      json.writeStringField("message", step.message());
    } else if (event instanceof MigrationEvent.StatementStarted statement) {
      named(json, "statementStarted", statement.revision());
      json.writeStringField("sql", SafeSql.of(statement.sql()));
      if (statement.line().isPresent()) {
        json.writeNumberField("line", statement.line().getAsInt());
      }
    } else if (event instanceof MigrationEvent.StatementFinished statement) {
      named(json, "statementFinished", statement.revision());
      json.writeStringField("sql", SafeSql.of(statement.sql()));
      millis(json, "durationMs", statement.duration());
    } else if (event instanceof MigrationEvent.StepFinished step) {
      named(json, "stepFinished", step.revision());
      json.writeStringField("action", step.action().word());
      numbered(json, step.number(), step.total());
      millis(json, "durationMs", step.duration());
      json.writeNumberField("statements", step.statements());
    } else if (event instanceof MigrationEvent.StepFailed step) {
      named(json, "stepFailed", step.revision());
      json.writeStringField("action", step.action().word());
      numbered(json, step.number(), step.total());
      millis(json, "durationMs", step.duration());
      json.writeStringField("error", step.error());
    } else {
      writeMeeting(json, event);
    }
  }

  /** What happens because the run is not alone, or not the first. */
  private static void writeMeeting(JsonGenerator json, MigrationEvent event) throws IOException {
    if (event instanceof MigrationEvent.StatementWatched watched) {
      named(json, "statementWatched", watched.revision());
      json.writeStringField("sql", SafeSql.of(watched.sql()));
      millis(json, "elapsedMs", watched.elapsed());
      Observation seen = watched.observation();
      Json.optional(json, "phase", seen.phase());
      if (seen.percent().isPresent()) {
        json.writeNumberField("percent", Math.round(seen.percent().getAsDouble() * 10) / 10.0);
      }
      Json.optional(json, "waitsFor", seen.waitsFor());
      sessions(json, "blockers", seen.blockers());
    } else if (event instanceof MigrationEvent.StepRetried retried) {
      named(json, "stepRetried", retried.revision());
      json.writeNumberField("retry", retried.retry());
      json.writeNumberField("retries", retried.retries());
      millis(json, "pauseMs", retried.pause());
      json.writeStringField("reason", retried.reason());
      sessions(json, "blockers", retried.blockers());
    } else if (event instanceof MigrationEvent.StepResumed resumed) {
      named(json, "stepResumed", resumed.revision());
      json.writeStringField("action", resumed.action().word());
      json.writeNumberField("done", resumed.done());
      json.writeStringField("found", resumed.found());
    } else if (event instanceof MigrationEvent.RunnerAwaited waiting) {
      json.writeStringField("event", "runnerAwaited");
      millis(json, "waitedMs", waiting.waited());
      millis(json, "limitMs", waiting.limit());
      sessions(json, "holders", waiting.holders());
    } else if (event instanceof MigrationEvent.CommitSettled settled) {
      named(json, "commitSettled", settled.revision());
      json.writeBooleanField("committed", settled.committed());
    }
  }

  private static void named(JsonGenerator json, String event, String revision) throws IOException {
    json.writeStringField("event", event);
    json.writeStringField("revision", revision);
  }

  private static void numbered(JsonGenerator json, int number, int total) throws IOException {
    json.writeNumberField("number", number);
    json.writeNumberField("total", total);
  }

  private static void millis(JsonGenerator json, String name, Duration time) throws IOException {
    json.writeNumberField(name, time.toMillis());
  }

  private static void sessions(JsonGenerator json, String name, List<OtherSession> sessions)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (OtherSession session : sessions) {
      json.writeStartObject();
      json.writeNumberField("pid", session.pid());
      json.writeStringField("user", session.user());
      json.writeStringField("application", session.application());
      json.writeStringField("from", session.address());
      json.writeStringField("state", session.state());
      if (session.inTransaction().isPresent()) {
        millis(json, "transactionMs", session.inTransaction().get());
      }
      json.writeStringField("query", session.query());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
