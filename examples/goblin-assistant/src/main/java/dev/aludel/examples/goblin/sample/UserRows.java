package dev.aludel.examples.goblin.sample;

import dev.aludel.examples.goblin.Vault;
import dev.aludel.examples.goblin.model.ChunkKind;
import dev.aludel.examples.goblin.model.Role;
import dev.aludel.examples.goblin.model.RoutingOutcome;
import dev.aludel.examples.goblin.model.SearchDocument;
import dev.aludel.examples.goblin.model.StreamStatus;
import dev.aludel.examples.goblin.model.TaskStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One user, and all that is theirs. */
final class UserRows {

  private static final int DIMENSIONS = 8;

  private final SharedRows shared;
  private final Chance chance;
  private final Spelling spelling;
  private final UUID user;
  private final Rows users =
      Rows.of(
          "users",
          "id",
          "email",
          "display_name",
          "role",
          "time_zone",
          "preferences",
          "monthly_token_budget",
          "is_active",
          "created_at",
          "last_seen_at");
  private final Rows tasks =
      Rows.of(
          "tasks",
          "id",
          "user_id",
          "parent_id",
          "request_key",
          "title",
          "instructions",
          "status",
          "priority",
          "tags",
          "input",
          "result",
          "due_at",
          "created_at",
          "updated_at",
          "completed_at",
          "version");
  private final Rows streams =
      Rows.of(
          "streams",
          "id",
          "user_id",
          "task_id",
          "model_config_id",
          "status",
          "prompt",
          "prompt_tokens",
          "completion_tokens",
          "error_message",
          "started_at",
          "ended_at");
  private final Rows chunks =
      Rows.of(
          "stream_chunks",
          "stream_id",
          "place",
          "kind",
          "content",
          "payload",
          "token_count",
          "received_at");
  private final Rows requests =
      Rows.of(
          "routing_requests",
          "id",
          "user_id",
          "stream_id",
          "routing_provider_id",
          "route",
          "outcome",
          "attempts",
          "candidates",
          "latency_ms",
          "cost",
          "requested_at");
  private final Rows collections =
      Rows.of(
          "search_collections",
          "id",
          "user_id",
          "name",
          "description",
          "is_shared",
          "dimensions",
          "settings",
          "created_at");
  private final Rows documents =
      Rows.of(
          "search_documents",
          "id",
          "collection_id",
          "title",
          "source_uri",
          "language",
          "content",
          "content_hash",
          "embedding",
          "metadata",
          "created_at",
          "indexed_at");
  private final Rows credentials =
      Rows.of(
          "provider_credentials",
          "user_id",
          "provider_id",
          "label",
          "encrypted_key",
          "nonce",
          "key_id",
          "last_four",
          "created_at",
          "revoked_at");

  UserRows(int number, SharedRows shared, Chance chance, Spelling spelling, Vault vault) {
    this.shared = shared;
    this.chance = chance;
    this.spelling = spelling;
    this.user = chance.uuid();
    shared.remember(user);
    user(number);
    UUID parent = null;
    for (int i = 0; i < 10; i++) {
      parent = task(i, chance.oneIn(3) ? parent : null);
    }
    for (String name : List.of("Notes", "Contracts & \"terms\"")) {
      collection(name);
    }
    for (UUID provider : shared.providerIds().subList(0, 2)) {
      credential(provider, vault);
    }
  }

  List<Rows> rows() {
    return List.of(users, tasks, streams, chunks, requests, collections, documents, credentials);
  }

  private void user(int number) {
    users.add(
        user,
        "user" + number + "@example.com",
        chance.words(2),
        number == 0 ? Role.ADMIN : Role.MEMBER,
        chance.of("UTC", "Europe/Berlin", "Asia/Tokyo"),
        spelling.json(Map.of("theme", chance.of("dark", "light"), "tone", chance.words(2))),
        chance.oneIn(3) ? null : (1L << 53) + number,
        !chance.oneIn(10),
        chance.instant(),
        chance.oneIn(4) ? null : chance.instant());
  }

  private UUID task(int number, UUID parent) {
    UUID id = chance.uuid();
    TaskStatus status = chance.of(TaskStatus.values());
    boolean over = status.compareTo(TaskStatus.DONE) >= 0;
    Instant created = chance.instant();
    Instant ended = chance.after(created, 3_600);
    tasks.add(
        id,
        user,
        parent,
        chance.oneIn(2) ? null : "request-" + number,
        chance.words(4),
        chance.oneIn(4) ? null : chance.words(30),
        status,
        chance.between(1, 5),
        spelling.array(number % 4 == 0 ? List.of() : List.of("home", chance.words(1))),
        spelling.json(Map.of("files", List.of("a.csv"), "limit", chance.below(1_000))),
        status == TaskStatus.DONE ? spelling.json(Map.of("found", chance.words(3))) : null,
        chance.oneIn(2) ? null : chance.instant(),
        created,
        over ? ended : created,
        over ? ended : null,
        over ? 2 : 0);
    stream(id, created);
    return id;
  }

  private void stream(UUID task, Instant start) {
    UUID id = chance.uuid();
    StreamStatus status = chance.of(StreamStatus.values());
    int count = chance.between(3, 12);
    streams.add(
        id,
        user,
        task,
        chance.oneIn(10) ? null : shared.anyModel(),
        status,
        chance.words(20),
        chance.between(10, 4_000),
        count * 8,
        status == StreamStatus.FAILED ? "The provider answered 503" : null,
        start,
        status == StreamStatus.OPEN ? null : chance.after(start, 60));
    for (int place = 0; place < count; place++) {
      ChunkKind kind = chance.oneIn(5) ? chance.of(ChunkKind.values()) : ChunkKind.TEXT;
      chunks.add(
          id,
          place,
          kind,
          chance.words(8),
          kind == ChunkKind.TOOL_CALL ? spelling.json(Map.of("name", "search", "k", 5)) : null,
          8,
          start.plusMillis(40L * place));
    }
    request(id, status, start);
  }

  private void request(UUID stream, StreamStatus status, Instant when) {
    RoutingOutcome outcome =
        status == StreamStatus.FAILED
            ? RoutingOutcome.FAILED
            : chance.of(RoutingOutcome.ROUTED, RoutingOutcome.FALLBACK);
    requests.add(
        chance.uuid(),
        user,
        stream,
        shared.anyRoute(),
        chance.of("quick", "thorough"),
        outcome,
        outcome == RoutingOutcome.FALLBACK ? 2 : 1,
        spelling.json(List.of(Map.of("provider", "contoso", "why", chance.words(2)))),
        chance.milliseconds(300),
        chance.decimal(2, 6),
        when);
  }

  private void collection(String name) {
    UUID id = chance.uuid();
    collections.add(
        id,
        user,
        name,
        chance.oneIn(2) ? null : chance.words(12),
        chance.oneIn(4),
        DIMENSIONS,
        spelling.json(Map.of("language", "en", "chunk", 512)),
        chance.instant());
    for (int number = 0; number < 10; number++) {
      String content = number + ": " + chance.words(60);
      Instant created = chance.instant();
      boolean indexed = !chance.oneIn(5);
      documents.add(
          chance.uuid(),
          id,
          chance.words(5),
          chance.oneIn(3) ? null : "https://docs.example.com/" + number,
          chance.oneIn(3) ? null : chance.of("en", "de", "ja"),
          content,
          SearchDocument.hash(content),
          indexed ? spelling.array(chance.place(DIMENSIONS)) : null,
          spelling.json(Map.of("page", number, "author", chance.words(1))),
          created,
          indexed ? chance.after(created, 600) : null);
    }
  }

  private void credential(UUID provider, Vault vault) {
    String secret = "sk-" + chance.uuid();
    Vault.Sealed sealed = vault.seal(secret, new Vault.Place(user, provider, "default"));
    credentials.add(
        user,
        provider,
        "default",
        sealed.encrypted(),
        sealed.nonce(),
        sealed.keyId(),
        secret.substring(secret.length() - 4),
        chance.instant(),
        chance.oneIn(6) ? chance.instant() : null);
  }
}
