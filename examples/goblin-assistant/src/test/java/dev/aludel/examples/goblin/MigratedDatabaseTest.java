package dev.aludel.examples.goblin;

import static dev.aludel.examples.goblin.Goblin.MODEL;
import static dev.aludel.test.TestedDatabase.POSTGRESQL;
import static dev.aludel.test.TestedDatabase.SQLITE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.examples.goblin.model.ChunkKind;
import dev.aludel.examples.goblin.model.GlobalSetting;
import dev.aludel.examples.goblin.model.ModelConfig;
import dev.aludel.examples.goblin.model.PolicyEffect;
import dev.aludel.examples.goblin.model.Provider;
import dev.aludel.examples.goblin.model.ProviderCredential;
import dev.aludel.examples.goblin.model.ProviderHealth;
import dev.aludel.examples.goblin.model.ProviderKind;
import dev.aludel.examples.goblin.model.ProviderMetric;
import dev.aludel.examples.goblin.model.ProviderPolicy;
import dev.aludel.examples.goblin.model.RoutingOutcome;
import dev.aludel.examples.goblin.model.RoutingProvider;
import dev.aludel.examples.goblin.model.RoutingRequest;
import dev.aludel.examples.goblin.model.SearchCollection;
import dev.aludel.examples.goblin.model.SearchDocument;
import dev.aludel.examples.goblin.model.Stream;
import dev.aludel.examples.goblin.model.StreamChunk;
import dev.aludel.examples.goblin.model.Task;
import dev.aludel.examples.goblin.model.TaskStatus;
import dev.aludel.examples.goblin.model.User;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.test.At;
import dev.aludel.test.MigratedDatabase;
import dev.aludel.test.MigrationTest;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.Test;

/** What the revisions make of a database, judged by the entities, by Aludel and by Hibernate. */
@MigrationTest(on = {SQLITE, POSTGRESQL})
class MigratedDatabaseTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void theModelHasFourteenTables() {
    assertThat(MODEL.tables())
        .extracting(table -> table.name().name())
        .containsExactly(
            "global_settings",
            "model_configs",
            "provider_credentials",
            "provider_metrics",
            "provider_policies",
            "providers",
            "routing_providers",
            "routing_requests",
            "search_collections",
            "search_documents",
            "stream_chunks",
            "streams",
            "tasks",
            "users");
  }

  @Test
  void everyForeignKeySaysWhatADeletionDoes() {
    for (Table table : MODEL.tables()) {
      assertThat(table.constraints(ForeignKey.class))
          .as(table.name().name())
          .allMatch(key -> key.onDelete() != ReferentialAction.NO_ACTION);
    }
  }

  @MigrationTest
  void theRevisionsMakeAllThatTheEntitiesSay(MigratedDatabase database) {
    assertThat(Goblin.aludel(database).check().describe()).isEmpty();
  }

  @MigrationTest
  void aDowngradeToBaseLeavesNothingBehindAndAnUpgradeMakesItAgain(MigratedDatabase database) {
    Aludel aludel = Goblin.aludel(database);

    aludel.downgrade("base");

    assertThat(aludel.schema()).isEqualTo(Schema.EMPTY);

    aludel.upgrade("head");

    assertThat(aludel.check().describe()).isEmpty();
  }

  @MigrationTest
  @At("8c825cf13a55")
  void rowsSurviveTheWayToHead(Connection connection, Aludel aludel) throws SQLException {
    UUID user = UUID.randomUUID();
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(
          "INSERT INTO users (id, email, display_name) VALUES ('%s', 'ada@example.com', 'Ada')"
              .formatted(user));
    }

    aludel.upgrade("head");

    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT id, role, preferences FROM users")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString("id")).isEqualTo(user.toString());
      assertThat(row.getString("role")).isEqualTo("MEMBER");
      assertThat(row.getString("preferences")).isEqualTo("{}");
    }
  }

  /** Hibernate compares its entities with the tables, writes one row of each, and reads it. */
  @MigrationTest(on = POSTGRESQL)
  void hibernateKeepsAWholeConversation(MigratedDatabase database) {
    try (EntityManagerFactory factory = hibernate(database)) {
      UUID asked = factory.callInTransaction(em -> conversation(em::persist)).getId();

      factory.runInTransaction(
          em -> {
            Task task = em.find(Task.class, asked);
            assertThat(task.getTags()).containsExactly("home", "a,\"b\"");
            assertThat(task.getStatus()).isEqualTo(TaskStatus.DONE);
            assertThat(task.getResult()).containsEntry("rows", 3);
            assertThat(task.getCompletedAt()).contains(NOON);
            assertThat(task.getParent().map(Task::getTitle)).contains("Taxes");
            StreamChunk chunk =
                em.createQuery("from StreamChunk", StreamChunk.class).getSingleResult();
            assertThat(chunk.getStream().tokens()).isEqualTo(30);
            assertThat(chunk.getPayload()).containsEntry("k", 5);
            assertThat(chunk.getStream().getModel().map(ModelConfig::getCapabilities))
                .contains(List.of("text", "tools"));
            SearchDocument document =
                em.createQuery("from SearchDocument", SearchDocument.class).getSingleResult();
            assertThat(document.getEmbedding()).contains(new float[] {0.1f, -2.5e-8f});
            assertThat(document.says("Goblins count coins.")).isTrue();
            assertThat(
                    em.createQuery("from ProviderPolicy", ProviderPolicy.class)
                        .getSingleResult()
                        .holdsOn(LocalDate.parse("2026-11-21"), LocalTime.NOON))
                .isTrue();
            assertThat(
                    em.createQuery("from RoutingRequest", RoutingRequest.class)
                        .getSingleResult()
                        .getCandidates())
                .containsExactly(Map.of("provider", "contoso", "why", "slow"));
            assertThat(em.find(GlobalSetting.class, "max_attempts").getValue()).isEqualTo(3);
            assertThat(
                    em.createQuery("from ProviderMetric", ProviderMetric.class)
                        .getSingleResult()
                        .errorRate())
                .isEqualTo(1);
            assertThat(
                    em.createQuery("from ProviderCredential", ProviderCredential.class)
                        .getSingleResult()
                        .getNonce())
                .hasSize(12);
          });
    }
  }

  private static Task conversation(Consumer<Object> persist) {
    User user = new User("Ada@example.com", "Ada");
    Provider provider =
        new Provider("contoso", "Contoso AI", ProviderKind.CHAT, "https://api.example.com/v1");
    ModelConfig model = new ModelConfig(provider, "contoso-large", 200_000);
    model.can("text");
    model.can("tools");
    model.makeDefault();
    RoutingProvider route = new RoutingProvider(model, "quick", 0);
    route.report(ProviderHealth.HEALTHY, Optional.empty());
    List.of(user, provider, model, route).forEach(persist);

    Task taxes = new Task(user, "Taxes");
    Task task = taxes.part("Sum the invoices");
    task.ask("All of 2026", Map.of("files", List.of("a.csv")), "request-1");
    task.tag("home");
    task.tag("a,\"b\"");
    task.finish(Map.of("rows", 3), NOON);
    Stream stream = new Stream(task, model, "Sum them");
    stream.complete(10, 20, NOON);
    List.of(taxes, task, stream).forEach(persist);
    StreamChunk chunk = new StreamChunk(stream, 0, ChunkKind.TOOL_CALL, "search", 20);
    chunk.carry(Map.of("k", 5));

    SearchCollection collection = new SearchCollection(user, "Notes", 2);
    SearchDocument document = new SearchDocument(collection, "Coins", "Goblins count coins.");
    document.cameFrom("https://example.com", "en", Map.of("page", 1));
    document.index(new float[] {0.1f, -2.5e-8f}, NOON);
    RoutingRequest request = new RoutingRequest(user, "quick", RoutingOutcome.ROUTED);
    request.consider("contoso", "slow");
    request.took(route, stream, 12.5, new BigDecimal("0.000120"));
    ProviderMetric metric = new ProviderMetric(provider, NOON);
    metric.add(30, new BigDecimal("0.000120"), true);
    ProviderPolicy policy =
        new ProviderPolicy(provider, "days", PolicyEffect.ALLOW, LocalDate.parse("2026-01-01"));
    policy.in("eu");
    policy.between(LocalTime.of(8, 0), LocalTime.of(20, 0));
    List.of(
            chunk,
            collection,
            document,
            request,
            metric,
            policy,
            new ProviderCredential(user, provider, new byte[40], new byte[12], "k1", "beef"),
            new GlobalSetting("max_attempts", 3, "How often a request is tried"))
        .forEach(persist);
    return task;
  }

  private static EntityManagerFactory hibernate(MigratedDatabase database) {
    return new HibernatePersistenceConfiguration("goblin-assistant")
        .managedClasses(
            User.class,
            Task.class,
            Stream.class,
            StreamChunk.class,
            SearchCollection.class,
            SearchDocument.class,
            Provider.class,
            ProviderCredential.class,
            ModelConfig.class,
            GlobalSetting.class,
            RoutingProvider.class,
            ProviderMetric.class,
            ProviderPolicy.class,
            RoutingRequest.class)
        .property("jakarta.persistence.nonJtaDataSource", database.dataSource())
        .property("hibernate.jdbc.time_zone", "UTC")
        .property("hibernate.hbm2ddl.auto", "validate")
        .createEntityManagerFactory();
  }
}
