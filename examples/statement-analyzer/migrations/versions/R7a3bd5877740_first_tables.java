import static dev.aludel.schema.Definitions.*;

import dev.aludel.operation.Operations;
import dev.aludel.script.Migration;
import dev.aludel.script.Revision;
import java.math.BigDecimal;

/** First tables. */
@Revision(id = "7a3bd5877740", created = "2026-11-21T07:37:48Z")
public class R7a3bd5877740_first_tables extends Migration {

  @Override
  public void upgrade(Operations op) {
    op.createEnum("invoicestatus", "DRAFT", "OPEN", "PARTLY_PAID", "PAID", "CANCELLED");
    op.createEnum("sessionstatus", "UPLOADED", "PARSED", "CATEGORIZED", "RECONCILED", "FAILED");

    op.createTable(
        "users",
        column("id", bigInteger()).identity(byDefault()),
        column("email", string(320)).notNull(),
        column("password_hash", string(100)).notNull(),
        column("display_name", string(120)).notNull(),
        column("role", string(20)).notNull().defaultsTo("OWNER"),
        column("is_active", bool()).notNull().defaultsTo(true),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("last_login_at", timestampWithTimeZone()),
        primaryKey("id").named("users_pkey"),
        unique("email").named("users_email_key"),
        check("role in ('OWNER','ACCOUNTANT','VIEWER')").named("users_role_check"),
        check("email like '%_@_%'").named("users_email_check"),
        comment("People who sign in"));

    op.createTable(
        "clients",
        column("id", bigInteger()).identity(byDefault()),
        column("user_id", bigInteger()).notNull(),
        column("name", string(200)).notNull(),
        column("vat_number", string(20)),
        column("street", string(200)),
        column("postal_code", string(16)),
        column("city", string(100)),
        column("country_code", fixedString(2)),
        column("currency", fixedString(3)).notNull().defaultsTo("EUR"),
        column("notes", text()),
        column("created_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("id").named("clients_pkey"),
        unique("user_id", "name").named("clients_user_id_name_key"),
        foreignKey("user_id")
            .references("users", "id")
            .named("clients_user_id_fkey")
            .onDelete(CASCADE),
        comment("Businesses whose statements are analyzed"));

    op.createTable(
        "custom_categories",
        column("id", bigInteger()).identity(byDefault()),
        column("user_id", bigInteger()).notNull(),
        column("parent_id", bigInteger()),
        column("name", string(80)).notNull(),
        column("kind", string(10)).notNull(),
        column("color", string(7)).comment("As #rrggbb"),
        column("sort_order", integer()).notNull().defaultsTo(0),
        primaryKey("id").named("custom_categories_pkey"),
        unique("user_id", "name").named("custom_categories_user_id_name_key"),
        foreignKey("parent_id")
            .references("custom_categories", "id")
            .named("custom_categories_parent_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("user_id")
            .references("users", "id")
            .named("custom_categories_user_id_fkey")
            .onDelete(CASCADE),
        check("kind in ('INCOME','EXPENSE','TRANSFER')").named("custom_categories_kind_check"),
        check("parent_id <> id").named("custom_categories_parent_check"),
        index("parent_id").named("custom_categories_parent_id_idx"));

    op.createTable(
        "invoices",
        column("id", bigInteger()).identity(byDefault()),
        column("client_id", bigInteger()).notNull(),
        column("kind", string(10)).notNull(),
        column("number", string(40)).notNull(),
        column("counterparty", string(200)).notNull(),
        column(
            "status",
            enumeration("invoicestatus", "DRAFT", "OPEN", "PARTLY_PAID", "PAID", "CANCELLED"))
            .notNull()
            .defaultsTo("OPEN"),
        column("issued_on", date()).notNull(),
        column("due_on", date()),
        column("net_amount", decimal(15, 2)).notNull(),
        column("vat_amount", decimal(15, 2)).notNull().defaultsTo(0),
        column("document", bytes()).comment("The invoice as a PDF"),
        primaryKey("id").named("invoices_pkey"),
        unique("client_id", "kind", "number").named("invoices_client_id_kind_number_key"),
        foreignKey("client_id")
            .references("clients", "id")
            .named("invoices_client_id_fkey")
            .onDelete(CASCADE),
        check("kind in ('ISSUED','RECEIVED')").named("invoices_kind_check"),
        check("net_amount >= 0 and vat_amount >= 0").named("invoices_amounts_check"),
        check("due_on >= issued_on").named("invoices_due_on_check"),
        index("client_id", "due_on").named("invoices_client_id_due_on_idx"),
        index(key(sql("lower(counterparty)"))).named("invoices_counterparty_idx"));

    op.createTable(
        "session_states",
        column("id", uuid()).notNull(),
        column("user_id", bigInteger()).notNull(),
        column("client_id", bigInteger()).notNull(),
        column(
            "status",
            enumeration(
                "sessionstatus", "UPLOADED", "PARSED", "CATEGORIZED", "RECONCILED", "FAILED"))
            .notNull()
            .defaultsTo("UPLOADED"),
        column("file_name", string(255)).notNull(),
        column("period_start", date()).notNull(),
        column("period_end", date()).notNull(),
        column("progress", smallInteger()).notNull().defaultsTo(0),
        column("settings", json())
            .notNull()
            .defaultsTo("{}")
            .comment("What the user chose on the way, by step"),
        column("started_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        column("finished_at", timestampWithTimeZone()),
        column("version", integer()).notNull().defaultsTo(0),
        primaryKey("id").named("session_states_pkey"),
        foreignKey("client_id")
            .references("clients", "id")
            .named("session_states_client_id_fkey")
            .onDelete(CASCADE),
        foreignKey("user_id")
            .references("users", "id")
            .named("session_states_user_id_fkey")
            .onDelete(CASCADE),
        check("period_end >= period_start").named("session_states_period_check"),
        index("client_id").named("session_states_client_id_idx"),
        index(key("user_id"), key("started_at").desc())
            .named("session_states_user_id_started_at_idx"),
        comment("Analyses of bank statements"));

    op.createTable(
        "transactions",
        column("id", bigInteger()).identity(byDefault()),
        column("client_id", bigInteger()).notNull(),
        column("session_id", uuid()).notNull(),
        column("category_id", bigInteger()),
        column("line_number", integer()).notNull(),
        column("booked_on", date()).notNull(),
        column("executed_at", timestamp()).comment("In the bank's own time, as its statement says"),
        column("description", string(500)).notNull(),
        column("reference", string(140)),
        column("direction", string(6)).notNull(),
        column("amount", decimal(15, 2)).notNull(),
        column("balance_after", decimal(15, 2)),
        column("is_reviewed", bool()).notNull().defaultsTo(false),
        column("raw_line", json()).comment("The line as it was read"),
        column("imported_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("id").named("transactions_pkey"),
        unique("session_id", "line_number").named("transactions_session_id_line_number_key"),
        foreignKey("category_id")
            .references("custom_categories", "id")
            .named("transactions_category_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("client_id")
            .references("clients", "id")
            .named("transactions_client_id_fkey")
            .onDelete(CASCADE),
        foreignKey("session_id")
            .references("session_states", "id")
            .named("transactions_session_id_fkey")
            .onDelete(CASCADE),
        check("direction in ('DEBIT','CREDIT')").named("transactions_direction_check"),
        check("amount >= 0").named("transactions_amount_check"),
        index("booked_on").named("transactions_booked_on_idx"),
        index("category_id").named("transactions_category_id_idx"),
        index(key("client_id"), key("booked_on").desc())
            .named("transactions_client_id_booked_on_idx"),
        index("session_id", "booked_on").named("transactions_session_id_booked_on_idx"),
        comment("Lines of bank statements"));

    op.createTable(
        "invoice_matches",
        column("invoice_id", bigInteger()).notNull(),
        column("transaction_id", bigInteger()).notNull(),
        column("amount", decimal(15, 2)).notNull(),
        column("confidence", decimal(4, 3)).notNull(),
        column("is_confirmed", bool()).notNull().defaultsTo(false),
        column("matched_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("invoice_id", "transaction_id").named("invoice_matches_pkey"),
        foreignKey("invoice_id")
            .references("invoices", "id")
            .named("invoice_matches_invoice_id_fkey")
            .onDelete(CASCADE),
        foreignKey("transaction_id")
            .references("transactions", "id")
            .named("invoice_matches_transaction_id_fkey")
            .onDelete(CASCADE),
        check("amount > 0").named("invoice_matches_amount_check"),
        index("transaction_id").named("invoice_matches_transaction_id_idx"));

    op.createTable(
        "learned_rules",
        column("id", bigInteger()).identity(byDefault()),
        column("client_id", bigInteger()).notNull(),
        column("category_id", bigInteger()).notNull(),
        column("learned_from_id", bigInteger()),
        column("token", string(200)).notNull(),
        column("confidence", decimal(4, 3)).notNull().defaultsTo(new BigDecimal("0.5")),
        column("hits", bigInteger()).notNull().defaultsTo(0),
        column("updated_at", timestampWithTimeZone()).notNull().defaultsTo(currentTimestamp()),
        primaryKey("id").named("learned_rules_pkey"),
        unique("client_id", "token").named("learned_rules_client_id_token_key"),
        foreignKey("category_id")
            .references("custom_categories", "id")
            .named("learned_rules_category_id_fkey")
            .onDelete(CASCADE),
        foreignKey("client_id")
            .references("clients", "id")
            .named("learned_rules_client_id_fkey")
            .onDelete(CASCADE),
        foreignKey("learned_from_id")
            .references("transactions", "id")
            .named("learned_rules_learned_from_id_fkey")
            .onDelete(SET_NULL),
        check("confidence between 0 and 1").named("learned_rules_confidence_check"),
        index("category_id").named("learned_rules_category_id_idx"),
        index("learned_from_id").named("learned_rules_learned_from_id_idx"));

    op.createTable(
        "overall_reconciliations",
        column("id", bigInteger()).identity(byDefault()),
        column("session_id", uuid()).notNull(),
        column("opening_balance", decimal(15, 2)).notNull(),
        column("closing_balance", decimal(15, 2)).notNull(),
        column("total_debits", decimal(15, 2)).notNull().defaultsTo(0),
        column("total_credits", decimal(15, 2)).notNull().defaultsTo(0),
        column("is_balanced", bool()).notNull().defaultsTo(false),
        column("completed_at", timestampWithTimeZone()),
        primaryKey("id").named("overall_reconciliations_pkey"),
        unique("session_id").named("overall_reconciliations_session_id_key"),
        foreignKey("session_id")
            .references("session_states", "id")
            .named("overall_reconciliations_session_id_fkey")
            .onDelete(CASCADE),
        check("total_debits >= 0 and total_credits >= 0")
            .named("overall_reconciliations_totals_check"));

    op.createTable(
        "reconciliations",
        column("id", bigInteger()).identity(byDefault()),
        column("session_id", uuid()).notNull(),
        column("transaction_id", bigInteger()).notNull(),
        column("decided_by_id", bigInteger()),
        column("status", string(10)).notNull().defaultsTo("UNMATCHED"),
        column("book_amount", decimal(15, 2)),
        column("decided_at", timestampWithTimeZone()),
        column("note", text()),
        primaryKey("id").named("reconciliations_pkey"),
        unique("session_id", "transaction_id")
            .named("reconciliations_session_id_transaction_id_key"),
        foreignKey("decided_by_id")
            .references("users", "id")
            .named("reconciliations_decided_by_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("session_id")
            .references("session_states", "id")
            .named("reconciliations_session_id_fkey")
            .onDelete(CASCADE),
        foreignKey("transaction_id")
            .references("transactions", "id")
            .named("reconciliations_transaction_id_fkey")
            .onDelete(CASCADE),
        check("status in ('MATCHED','PARTIAL','UNMATCHED','IGNORED')")
            .named("reconciliations_status_check"),
        index("decided_by_id").named("reconciliations_decided_by_id_idx"),
        index("transaction_id").named("reconciliations_transaction_id_idx"),
        index("session_id")
            .named("reconciliations_unmatched_idx")
            .where(sql("status = 'UNMATCHED'")));

    op.createTable(
        "rules",
        column("id", bigInteger()).identity(byDefault()),
        column("user_id", bigInteger()).notNull(),
        column("client_id", bigInteger())
            .comment("Without one, the rule is for all clients of the user"),
        column("category_id", bigInteger()),
        column("name", string(120)).notNull(),
        column("pattern", string(500)).notNull(),
        column("match_type", string(12)).notNull().defaultsTo("CONTAINS"),
        column("priority", smallInteger()).notNull().defaultsTo(100),
        column("is_enabled", bool()).notNull().defaultsTo(true),
        primaryKey("id").named("rules_pkey"),
        unique("user_id", "name").named("rules_user_id_name_key"),
        foreignKey("category_id")
            .references("custom_categories", "id")
            .named("rules_category_id_fkey")
            .onDelete(SET_NULL),
        foreignKey("client_id")
            .references("clients", "id")
            .named("rules_client_id_fkey")
            .onDelete(CASCADE),
        foreignKey("user_id")
            .references("users", "id")
            .named("rules_user_id_fkey")
            .onDelete(CASCADE),
        check("match_type in ('CONTAINS','STARTS_WITH','EXACT','REGEX')")
            .named("rules_match_type_check"),
        check("priority between 0 and 999").named("rules_priority_check"),
        index("category_id").named("rules_category_id_idx"),
        index("client_id", "priority").named("rules_client_id_priority_idx"));

    op.createTable(
        "session_vat_configs",
        column("session_id", uuid()).notNull(),
        column("scheme", string(10)).notNull().defaultsTo("STANDARD"),
        column("standard_rate", decimal(5, 2)).notNull().defaultsTo(20),
        column("reduced_rate", decimal(5, 2)).notNull().defaultsTo(5),
        column("prices_include_vat", bool()).notNull().defaultsTo(true),
        primaryKey("session_id").named("session_vat_configs_pkey"),
        foreignKey("session_id")
            .references("session_states", "id")
            .named("session_vat_configs_session_id_fkey")
            .onDelete(CASCADE),
        check("scheme in ('STANDARD','FLAT_RATE','CASH','EXEMPT')")
            .named("session_vat_configs_scheme_check"),
        check("standard_rate between 0 and 100 and reduced_rate between 0 and 100")
            .named("session_vat_configs_rates_check"));

    op.createTable(
        "transaction_merchants",
        column("transaction_id", bigInteger()).notNull(),
        column("rank", integer()).notNull(),
        column("name", string(200)).notNull(),
        column("confidence", decimal(4, 3)).notNull(),
        primaryKey("transaction_id", "rank").named("transaction_merchants_pkey"),
        foreignKey("transaction_id")
            .references("transactions", "id")
            .named("transaction_merchants_transaction_id_fkey")
            .onDelete(CASCADE),
        check("rank>=0").named("transaction_merchants_rank_check"));
  }

  @Override
  public void downgrade(Operations op) {
    op.dropTable("transaction_merchants");
    op.dropTable("session_vat_configs");
    op.dropTable("rules");
    op.dropTable("reconciliations");
    op.dropTable("overall_reconciliations");
    op.dropTable("learned_rules");
    op.dropTable("invoice_matches");
    op.dropTable("transactions");
    op.dropTable("session_states");
    op.dropTable("invoices");
    op.dropTable("custom_categories");
    op.dropTable("clients");
    op.dropTable("users");
    op.dropEnum("sessionstatus");
    op.dropEnum("invoicestatus");
  }
}
