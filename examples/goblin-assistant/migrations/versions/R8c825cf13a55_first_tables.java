import static dev.aludel.schema.Definitions.*;

import dev.aludel.operation.Operations;
import dev.aludel.script.Migration;
import dev.aludel.script.Revision;
import java.math.BigDecimal;

/** First tables. */
@Revision(id = "8c825cf13a55", created = "2026-11-21T12:25:17Z")
public class R8c825cf13a55_first_tables extends Migration {

  @Override
  public void upgrade(Operations op) {
    op.createEnum("providerhealth", "UNKNOWN", "HEALTHY", "DEGRADED", "DOWN");
    op.createEnum("routingoutcome", "ROUTED", "FALLBACK", "REJECTED", "FAILED");
    op.createEnum("streamstatus", "OPEN", "COMPLETED", "ABORTED", "FAILED");
    op.createEnum("taskstatus", "PENDING", "RUNNING", "WAITING", "DONE", "FAILED", "CANCELLED");

    op.createTable(
        "users",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("email", string(320)).notNull(),
        column("display_name", string(120)).notNull(),
        column("role", string(10)).notNull().defaultsTo("MEMBER"),
        column("time_zone", string(64)).notNull().defaultsTo("UTC"),
        column("preferences", json()).notNull().defaultsTo("{}"),
        column("monthly_token_budget", bigInteger()).comment("Without one there is no limit"),
        column("is_active", bool()).notNull().defaultsTo(true),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("last_seen_at", timestampWithTimeZone()),
        primaryKey("id").named("users_pkey"),
        unique("email").named("users_email_key"),
        check("role in ('MEMBER','ADMIN')").named("users_role_check"),
        check("email like '%_@_%'").named("users_email_check"),
        check("monthly_token_budget >= 0").named("users_budget_check"),
        comment("Whom the assistant works for"));

    op.createTable(
        "global_settings",
        column("name", string(100)).notNull(),
        column("setting_value", json()).notNull(),
        column("description", string(500)),
        column("updated_by_id", uuid()),
        column("updated_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("version", integer()).notNull().defaultsTo(0),
        primaryKey("name").named("global_settings_pkey"),
        foreignKey("updated_by_id")
            .references("users", "id")
            .named("global_settings_updated_by_id_fkey")
            .onDelete(SET_NULL),
        index("updated_by_id").named("global_settings_updated_by_id_idx"));

    op.createTable(
        "providers",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("slug", string(40)).notNull(),
        column("name", string(120)).notNull(),
        column("kind", string(10)).notNull(),
        column("base_url", string(500)).notNull(),
        column("timeout_ms", integer()).notNull().defaultsTo(30000),
        column("headers", json()).notNull().defaultsTo("{}").comment("Sent with every request"),
        column("is_enabled", bool()).notNull().defaultsTo(true),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("id").named("providers_pkey"),
        unique("slug").named("providers_slug_key"),
        check("kind in ('CHAT','EMBEDDING','RERANK')").named("providers_kind_check"),
        check("slug = lower(slug)").named("providers_slug_check"),
        check("base_url like 'http%://%'").named("providers_base_url_check"),
        check("timeout_ms between 100 and 600000").named("providers_timeout_check"),
        comment("Services that run models"));

    op.createTable(
        "model_configs",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("provider_id", uuid()).notNull(),
        column("model_name", string(120)).notNull(),
        column("capabilities", array(string(20))).notNull(),
        column("context_window", integer()).notNull().comment("In tokens"),
        column("temperature", decimal(3, 2)).notNull().defaultsTo(new BigDecimal("0.7")),
        column("input_price", decimal(12, 6))
            .notNull()
            .defaultsTo(0)
            .comment("For a million tokens"),
        column("output_price", decimal(12, 6))
            .notNull()
            .defaultsTo(0)
            .comment("For a million tokens"),
        column("parameters", json()).notNull().defaultsTo("{}"),
        column("is_default", bool()).notNull().defaultsTo(false).comment("One of all is"),
        primaryKey("id").named("model_configs_pkey"),
        unique("provider_id", "model_name").named("model_configs_provider_id_model_name_key"),
        foreignKey("provider_id")
            .references("providers", "id")
            .named("model_configs_provider_id_fkey")
            .onDelete(CASCADE),
        check("context_window > 0").named("model_configs_window_check"),
        check("temperature between 0 and 2").named("model_configs_temperature_check"),
        check("input_price >= 0 and output_price >= 0").named("model_configs_prices_check"),
        index("is_default").named("model_configs_default_idx").uniquely().where(sql("is_default")));

    op.createTable(
        "provider_credentials",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("user_id", uuid()).notNull(),
        column("provider_id", uuid()).notNull(),
        column("label", string(80)).notNull().defaultsTo("default"),
        column("encrypted_key", bytes()).notNull().comment("AES-256-GCM, the tag at its end"),
        column("nonce", bytes()).notNull().comment("Never used twice with one key"),
        column("key_id", string(40)).notNull().comment("Which key of the assistant's"),
        column("last_four", fixedString(4)).notNull().comment("What a person knows it by"),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("revoked_at", timestampWithTimeZone()),
        primaryKey("id").named("provider_credentials_pkey"),
        unique("user_id", "provider_id", "label")
            .named("provider_credentials_user_id_provider_id_label_key"),
        foreignKey("provider_id")
            .references("providers", "id")
            .named("provider_credentials_provider_id_fkey")
            .onDelete(CASCADE),
        foreignKey("user_id")
            .references("users", "id")
            .named("provider_credentials_user_id_fkey")
            .onDelete(CASCADE),
        check("length(nonce) = 12").named("provider_credentials_nonce_check"),
        check("length(encrypted_key) > 16").named("provider_credentials_encrypted_key_check"),
        index("provider_id").named("provider_credentials_provider_id_idx"),
        comment("Users' keys for providers, encrypted"));

    op.createTable(
        "provider_metrics",
        column("id", bigInteger()).identity(byDefault()),
        column("provider_id", uuid()).notNull(),
        column("hour_start", timestampWithTimeZone()).notNull(),
        column("requests", bigInteger()).notNull().defaultsTo(0),
        column("errors", bigInteger()).notNull().defaultsTo(0),
        column("tokens", bigInteger()).notNull().defaultsTo(0),
        column("cost", decimal(18, 6)).notNull().defaultsTo(0),
        column("latency_p50_ms", doublePrecision()),
        column("latency_p95_ms", doublePrecision()),
        primaryKey("id").named("provider_metrics_pkey"),
        unique("provider_id", "hour_start").named("provider_metrics_provider_id_hour_start_key"),
        foreignKey("provider_id")
            .references("providers", "id")
            .named("provider_metrics_provider_id_fkey")
            .onDelete(CASCADE),
        check("requests >= 0 and errors between 0 and requests")
            .named("provider_metrics_counts_check"),
        check("latency_p95_ms >= latency_p50_ms").named("provider_metrics_latency_check"));

    op.createTable(
        "provider_policies",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("provider_id", uuid()).notNull(),
        column("name", string(80)).notNull(),
        column("effect", string(10)).notNull(),
        column("regions", array(string(8))).notNull().comment("Where data may go"),
        column("conditions", json()).notNull().defaultsTo("{}"),
        column("max_daily_cost", decimal(12, 2)),
        column("valid_from", date()).notNull(),
        column("valid_until", date()),
        column("from_time", time()).comment("In UTC"),
        column("until_time", time()),
        primaryKey("id").named("provider_policies_pkey"),
        unique("provider_id", "name").named("provider_policies_provider_id_name_key"),
        foreignKey("provider_id")
            .references("providers", "id")
            .named("provider_policies_provider_id_fkey")
            .onDelete(CASCADE),
        check("effect in ('ALLOW','DENY','PREFER')").named("provider_policies_effect_check"),
        check("valid_until >= valid_from").named("provider_policies_valid_check"),
        check("(from_time is null) = (until_time is null)").named("provider_policies_hours_check"),
        check("max_daily_cost > 0").named("provider_policies_daily_cost_check"));

    op.createTable(
        "routing_providers",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("provider_id", uuid()).notNull(),
        column("model_config_id", uuid()).notNull(),
        column("route", string(40)).notNull(),
        column("place", smallInteger()).notNull(),
        column("weight", decimal(5, 4)).notNull().defaultsTo(1),
        column("health", enumeration("providerhealth", "UNKNOWN", "HEALTHY", "DEGRADED", "DOWN"))
            .notNull()
            .defaultsTo("UNKNOWN"),
        column("closed_until", timestampWithTimeZone()).comment("Gets no request before then"),
        primaryKey("id").named("routing_providers_pkey"),
        unique("route", "model_config_id").named("routing_providers_route_model_config_id_key"),
        unique("route", "place").named("routing_providers_route_place_key"),
        foreignKey("model_config_id")
            .references("model_configs", "id")
            .named("routing_providers_model_config_id_fkey")
            .onDelete(CASCADE),
        foreignKey("provider_id")
            .references("providers", "id")
            .named("routing_providers_provider_id_fkey")
            .onDelete(CASCADE),
        check("place >= 0").named("routing_providers_place_check"),
        check("weight > 0 and weight <= 1").named("routing_providers_weight_check"),
        index("model_config_id").named("routing_providers_model_config_id_idx"),
        index("provider_id").named("routing_providers_provider_id_idx"));

    op.createTable(
        "tasks",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("user_id", uuid()).notNull(),
        column("parent_id", uuid()),
        column("request_key", string(80))
            .comment("The client's own, so that a request sent twice is one task"),
        column("title", string(200)).notNull(),
        column("instructions", text()),
        column(
            "status",
            enumeration(
                "taskstatus", "PENDING", "RUNNING", "WAITING", "DONE", "FAILED", "CANCELLED"))
            .notNull()
            .defaultsTo("PENDING"),
        column("priority", smallInteger()).notNull().defaultsTo(3),
        column("tags", array(string(40))).notNull(),
        column("input", json()).notNull().defaultsTo("{}"),
        column("result", json()),
        column("due_at", timestampWithTimeZone()),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("updated_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("completed_at", timestampWithTimeZone()),
        column("version", integer()).notNull().defaultsTo(0),
        primaryKey("id").named("tasks_pkey"),
        unique("user_id", "request_key").named("tasks_user_id_request_key_key"),
        foreignKey("parent_id")
            .references("tasks", "id")
            .named("tasks_parent_id_fkey")
            .onDelete(CASCADE),
        foreignKey("user_id")
            .references("users", "id")
            .named("tasks_user_id_fkey")
            .onDelete(CASCADE),
        check("priority between 1 and 5").named("tasks_priority_check"),
        check("parent_id <> id").named("tasks_parent_check"),
        check("(status in ('DONE','FAILED','CANCELLED')) = (completed_at is not null)")
            .named("tasks_completed_check"),
        index("due_at").named("tasks_open_due_at_idx").where(sql("completed_at is null")),
        index("parent_id").named("tasks_parent_id_idx"),
        index("user_id", "status").named("tasks_user_id_status_idx"),
        comment("What the assistant is to do"));

    op.createTable(
        "streams",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("user_id", uuid()).notNull(),
        column("task_id", uuid()),
        column("model_config_id", uuid()),
        column("status", enumeration("streamstatus", "OPEN", "COMPLETED", "ABORTED", "FAILED"))
            .notNull()
            .defaultsTo("OPEN"),
        column("prompt", text()).notNull(),
        column("prompt_tokens", integer()).notNull().defaultsTo(0),
        column("completion_tokens", integer()).notNull().defaultsTo(0),
        column("error_message", string(1000)),
        column("started_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("ended_at", timestampWithTimeZone()),
        primaryKey("id").named("streams_pkey"),
        foreignKey("model_config_id")
            .references("model_configs", "id")
            .named("streams_model_config_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("task_id")
            .references("tasks", "id")
            .named("streams_task_id_fkey")
            .onDelete(CASCADE),
        foreignKey("user_id")
            .references("users", "id")
            .named("streams_user_id_fkey")
            .onDelete(CASCADE),
        check("prompt_tokens >= 0 and completion_tokens >= 0").named("streams_tokens_check"),
        check("(status = 'OPEN') = (ended_at is null)").named("streams_ended_check"),
        index("model_config_id").named("streams_model_config_id_idx"),
        index("task_id").named("streams_task_id_idx"),
        index(key("user_id"), key("started_at").desc()).named("streams_user_id_started_at_idx"),
        comment("Answers of models, as they came in"));

    op.createTable(
        "routing_requests",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("user_id", uuid()).notNull(),
        column("stream_id", uuid()),
        column("routing_provider_id", uuid()),
        column("route", string(40)).notNull(),
        column("outcome", enumeration("routingoutcome", "ROUTED", "FALLBACK", "REJECTED", "FAILED"))
            .notNull(),
        column("attempts", smallInteger()).notNull().defaultsTo(1),
        column("candidates", json()).notNull().comment("Who was considered, and why not taken"),
        column("latency_ms", doublePrecision()),
        column("cost", decimal(12, 6)),
        column("requested_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("id").named("routing_requests_pkey"),
        foreignKey("routing_provider_id")
            .references("routing_providers", "id")
            .named("routing_requests_routing_provider_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("stream_id")
            .references("streams", "id")
            .named("routing_requests_stream_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("user_id")
            .references("users", "id")
            .named("routing_requests_user_id_fkey")
            .onDelete(CASCADE),
        check("attempts >= 0").named("routing_requests_attempts_check"),
        check("outcome in ('REJECTED','FAILED') or attempts > 0")
            .named("routing_requests_outcome_check"),
        index("requested_at").named("routing_requests_failed_idx").where(sql("outcome = 'FAILED'")),
        index("routing_provider_id").named("routing_requests_routing_provider_id_idx"),
        index("stream_id").named("routing_requests_stream_id_idx"),
        index(key("user_id"), key("requested_at").desc())
            .named("routing_requests_user_id_requested_at_idx"));

    op.createTable(
        "search_collections",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("user_id", uuid()).notNull(),
        column("name", string(120)).notNull(),
        column("description", text()),
        column("is_shared", bool())
            .notNull()
            .defaultsTo(false)
            .comment("Whether everybody may search it"),
        column("dimensions", smallInteger()).notNull().comment("Of each document's embedding"),
        column("settings", json()).notNull().defaultsTo("{}"),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("id").named("search_collections_pkey"),
        unique("user_id", "name").named("search_collections_user_id_name_key"),
        foreignKey("user_id")
            .references("users", "id")
            .named("search_collections_user_id_fkey")
            .onDelete(CASCADE),
        check("dimensions between 1 and 4096").named("search_collections_dimensions_check"));

    op.createTable(
        "search_documents",
        column("id", uuid()).notNull().defaultsTo(generatedUuid()),
        column("collection_id", uuid()).notNull(),
        column("title", string(300)).notNull(),
        column("source_uri", string(2000)),
        column("language", fixedString(2)),
        column("content", text()).notNull(),
        column("content_hash", bytes()).notNull().comment("SHA-256 of the content in UTF-8"),
        column("embedding", array(real())).comment("Where the content is in the space of meanings"),
        column("metadata", json()).notNull().defaultsTo("{}"),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("indexed_at", timestampWithTimeZone()),
        primaryKey("id").named("search_documents_pkey"),
        unique("collection_id", "content_hash")
            .named("search_documents_collection_id_content_hash_key"),
        foreignKey("collection_id")
            .references("search_collections", "id")
            .named("search_documents_collection_id_fkey")
            .onDelete(CASCADE),
        check("length(content_hash) = 32").named("search_documents_content_hash_check"),
        check("(embedding is null) = (indexed_at is null)").named("search_documents_indexed_check"),
        index("created_at")
            .named("search_documents_not_indexed_idx")
            .where(sql("embedding is null")),
        index(key(sql("lower(title)"))).named("search_documents_title_idx"));

    op.createTable(
        "stream_chunks",
        column("stream_id", uuid()).notNull(),
        column("place", integer()).notNull(),
        column("kind", string(12)).notNull().defaultsTo("TEXT"),
        column("content", text()).notNull(),
        column("payload", json()).comment("The arguments of a call, or what it gave"),
        column("token_count", integer()).notNull().defaultsTo(0),
        column("received_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("stream_id", "place").named("stream_chunks_pkey"),
        foreignKey("stream_id")
            .references("streams", "id")
            .named("stream_chunks_stream_id_fkey")
            .onDelete(CASCADE),
        check("kind in ('TEXT','REASONING','TOOL_CALL','TOOL_RESULT')")
            .named("stream_chunks_kind_check"),
        check("place >= 0").named("stream_chunks_place_check"),
        check("token_count >= 0").named("stream_chunks_token_count_check"));
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("stream_chunks");
    op.dropTable("search_documents");
    op.dropTable("search_collections");
    op.dropTable("routing_requests");
    op.dropTable("streams");
    op.dropTable("tasks");
    op.dropTable("routing_providers");
    op.dropTable("provider_policies");
    op.dropTable("provider_metrics");
    op.dropTable("provider_credentials");
    op.dropTable("model_configs");
    op.dropTable("providers");
    op.dropTable("global_settings");
    op.dropTable("users");
    op.dropEnum("taskstatus");
    op.dropEnum("streamstatus");
    op.dropEnum("routingoutcome");
    op.dropEnum("providerhealth");
  }
}
