package dev.aludel.examples.statementanalyzer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.Aludel;
import dev.aludel.AludelConfig;
import dev.aludel.dialect.Dialects;
import dev.aludel.dialect.Scope;
import dev.aludel.examples.statementanalyzer.model.Address;
import dev.aludel.examples.statementanalyzer.model.CategoryKind;
import dev.aludel.examples.statementanalyzer.model.Client;
import dev.aludel.examples.statementanalyzer.model.CustomCategory;
import dev.aludel.examples.statementanalyzer.model.Invoice;
import dev.aludel.examples.statementanalyzer.model.InvoiceKind;
import dev.aludel.examples.statementanalyzer.model.InvoiceMatch;
import dev.aludel.examples.statementanalyzer.model.InvoiceStatus;
import dev.aludel.examples.statementanalyzer.model.LearnedRule;
import dev.aludel.examples.statementanalyzer.model.MatchType;
import dev.aludel.examples.statementanalyzer.model.Merchant;
import dev.aludel.examples.statementanalyzer.model.OverallReconciliation;
import dev.aludel.examples.statementanalyzer.model.Reconciliation;
import dev.aludel.examples.statementanalyzer.model.ReconciliationStatus;
import dev.aludel.examples.statementanalyzer.model.Rule;
import dev.aludel.examples.statementanalyzer.model.SessionState;
import dev.aludel.examples.statementanalyzer.model.SessionStatus;
import dev.aludel.examples.statementanalyzer.model.SessionVatConfig;
import dev.aludel.examples.statementanalyzer.model.Transaction;
import dev.aludel.examples.statementanalyzer.model.User;
import dev.aludel.examples.statementanalyzer.model.VatScheme;
import dev.aludel.jpa.HibernateModelReader;
import dev.aludel.migrate.ModelSource;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import dev.aludel.script.ScriptDirectory;
import dev.aludel.testing.OnBothDatabases;
import dev.aludel.testing.TestDatabase;
import dev.aludel.testing.TestPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** What the revisions of this example make of a database, judged by Hibernate and by Aludel. */
class MigratedDatabaseTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private static final Schema MODEL =
      new HibernateModelReader()
          .read(
              new ModelRequest(
                  "dev.aludel.examples.statementanalyzer.model",
                  MigratedDatabaseTest.class.getClassLoader(),
                  List.of("target/classes"),
                  ModelRequest.JPA));

  private static Aludel aludel(TestDatabase db) {
    return Aludel.open(
        AludelConfig.of(db.dataSource())
            .scripts(ScriptDirectory.of(Path.of("migrations/versions")))
            .model(ModelSource.of(MODEL)));
  }

  @OnBothDatabases
  void theRevisionsMakeAllThatTheEntitiesSay(TestDatabase db) {
    aludel(db).upgrade("head");

    assertThat(aludel(db).check().describe()).isEmpty();
  }

  @OnBothDatabases
  void aDowngradeToBaseLeavesNothingBehind(TestDatabase db) throws SQLException {
    aludel(db).upgrade("head");

    aludel(db).downgrade("base");

    Schema left = schema(db);
    assertThat(left.tables())
        .extracting(Table::name)
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("aludel_version", "aludel_history");
    assertThat(left.enums()).isEmpty();
    assertThat(db.query("SELECT count(*) FROM aludel_version")).containsExactly("0");
  }

  @OnBothDatabases
  void hibernateKeepsAWholeAnalysis(TestDatabase db) {
    aludel(db).upgrade("head");

    try (EntityManagerFactory factory = hibernate(db)) {
      Long invoice = factory.callInTransaction(MigratedDatabaseTest::analysis).getId();

      factory.runInTransaction(
          em -> {
            InvoiceMatch match =
                em.createQuery("from InvoiceMatch m where m.invoice.id = :id", InvoiceMatch.class)
                    .setParameter("id", invoice)
                    .getSingleResult();
            Transaction paid = match.getTransaction();
            SessionState session = paid.getSession();
            Client client = session.getClient();

            assertThat(match.getAmount()).isEqualByComparingTo("1210.00");
            assertThat(match.isConfirmed()).isTrue();
            assertThat(match.getInvoice().getStatus()).isEqualTo(InvoiceStatus.PAID);
            assertThat(match.getInvoice().getDocument()).contains(new byte[] {37, 80, 68, 70});
            assertThat(paid.signedAmount()).isEqualByComparingTo("1210.00");
            assertThat(paid.getBookedOn()).isEqualTo("2026-11-03");
            assertThat(paid.getExecutedAt()).contains(LocalDateTime.parse("2026-11-03T09:30:00"));
            assertThat(paid.getRawLine()).containsEntry("reference", "INV-7");
            assertThat(paid.getMerchants())
                .extracting(Merchant::name)
                .containsExactly("Contoso", "Contoso Retail");
            assertThat(paid.getCategory())
                .flatMap(CustomCategory::getParent)
                .map(CustomCategory::getName)
                .contains("Income");
            assertThat(session.getStatus()).isEqualTo(SessionStatus.RECONCILED);
            assertThat(session.getSettings()).containsEntry("separator", ";");
            assertThat(client.getAddress())
                .contains(new Address("1 Main Street", "1011", "Amsterdam", "NL"));
            assertThat(client.getCreatedAt()).isNotNull();
            assertThat(client.getUser().getLastLoginAt()).contains(NOON);
            assertThat(
                    em.createQuery("from Reconciliation", Reconciliation.class).getSingleResult())
                .extracting(Reconciliation::getStatus)
                .isEqualTo(ReconciliationStatus.MATCHED);
            assertThat(
                    em.find(SessionVatConfig.class, session.getId()).vatOf(paid.getAmount(), false))
                .isEqualByComparingTo("210.00");
          });
    }
  }

  /** A statement of one line, from its upload to its reconciliation. */
  private static Invoice analysis(EntityManager em) {
    User user = new User("Ada@example.com", "hash", "Ada");
    user.signedIn(NOON);
    Client client = new Client(user, "Analytical Engines");
    client.movesTo(new Address("1 Main Street", "1011", "Amsterdam", "NL"));
    client.registerForVat("NL001");
    CustomCategory income = new CustomCategory(user, "Income", CategoryKind.INCOME);
    CustomCategory sales = new CustomCategory(user, "Sales", CategoryKind.INCOME);
    sales.moveUnder(income);
    List.of(user, client, income, sales).forEach(em::persist);

    SessionState session =
        new SessionState(
            client, "november.csv", LocalDate.parse("2026-11-01"), LocalDate.parse("2026-11-30"));
    session.choose("separator", ";");
    em.persist(session);
    SessionVatConfig vat = new SessionVatConfig(session, VatScheme.STANDARD);
    vat.setRates(new BigDecimal("21.00"), new BigDecimal("9.00"));
    em.persist(vat);

    Transaction paid =
        new Transaction(
            session, 1, LocalDate.parse("2026-11-03"), "CONTOSO INV-7", new BigDecimal("1210.00"));
    paid.readFrom(
        Map.of("reference", "INV-7"),
        LocalDateTime.parse("2026-11-03T09:30:00"),
        new BigDecimal("2210.00"));
    paid.recognize(new Merchant("Contoso Retail", new BigDecimal("0.400")));
    paid.recognize(new Merchant("Contoso", new BigDecimal("0.900")));
    paid.categorize(sales);
    Invoice invoice =
        new Invoice(client, InvoiceKind.ISSUED, "7", "Contoso", LocalDate.parse("2026-10-20"));
    invoice.charge(
        new BigDecimal("1000.00"), new BigDecimal("210.00"), LocalDate.parse("2026-11-20"));
    invoice.attach(new byte[] {37, 80, 68, 70});
    em.persist(paid);
    em.persist(invoice);

    InvoiceMatch match = new InvoiceMatch(invoice, paid, new BigDecimal("0.950"));
    match.confirm();
    Reconciliation reconciliation = new Reconciliation(paid);
    reconciliation.compareWith(new BigDecimal("1210.00"), user, NOON);
    OverallReconciliation overall =
        new OverallReconciliation(session, new BigDecimal("1000.00"), new BigDecimal("2210.00"));
    overall.complete(List.of(paid), NOON);
    List.of(
            match,
            reconciliation,
            overall,
            new Rule(user, "sales", MatchType.STARTS_WITH, "contoso", sales),
            new LearnedRule(paid, sales, "Contoso"))
        .forEach(em::persist);
    session.finish(NOON);
    return invoice;
  }

  /**
   * Hibernate as an application has it. On PostgreSQL it first compares its entities with the
   * tables; on SQLite it would refuse the INTEGER that every generated key is there.
   */
  private static EntityManagerFactory hibernate(TestDatabase db) {
    PersistenceConfiguration configuration =
        new HibernatePersistenceConfiguration("statement-analyzer")
            .managedClasses(
                User.class,
                Client.class,
                CustomCategory.class,
                SessionState.class,
                SessionVatConfig.class,
                Transaction.class,
                Reconciliation.class,
                OverallReconciliation.class,
                Rule.class,
                LearnedRule.class,
                Invoice.class,
                InvoiceMatch.class)
            .property("jakarta.persistence.nonJtaDataSource", db.dataSource())
            .property("hibernate.jdbc.time_zone", "UTC");
    if (db instanceof TestPostgres) {
      configuration.property("hibernate.hbm2ddl.auto", "validate");
    } else {
      configuration
          .property("hibernate.dialect", SqliteWithEnums.class.getName())
          .property("hibernate.type.preferred_uuid_jdbc_type", "VARCHAR");
    }
    return configuration.createEntityManagerFactory();
  }

  private static Schema schema(TestDatabase db) throws SQLException {
    try (Connection connection = db.connect()) {
      return Dialects.of(connection).inspect(connection, Scope.CURRENT_SCHEMA);
    }
  }
}
