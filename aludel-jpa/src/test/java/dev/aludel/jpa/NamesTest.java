package dev.aludel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.ModelRequest;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.Schema;
import dev.aludel.schema.Table;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import java.util.Set;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.junit.jupiter.api.Test;

/** How names in the model become names in the database. */
class NamesTest {

  @Entity(name = "BankAccount")
  static class BankAccount {
    @Id Long id;
    String holderName;
    @ManyToOne BankAccount parentAccount;
    @ManyToMany Set<BankAccount> linkedAccounts;
  }

  @Test
  void springWritesUnderscores() {
    Schema schema = Entities.schemaNamed(ModelRequest.SPRING, BankAccount.class);

    assertThat(schema.tables())
        .extracting(table -> table.name().name())
        .containsExactly("bank_account", "bank_account_linked_accounts");
    assertThat(Entities.columns(schema.tables().get(0)))
        .containsExactly("id", "holder_name", "parent_account_id");
  }

  @Test
  void jpaKeepsTheLettersWhichTheDatabaseFolds() {
    Schema schema = Entities.schemaNamed(ModelRequest.JPA, BankAccount.class);

    assertThat(schema.tables())
        .extracting(table -> table.name().name())
        .containsExactly("bankaccount", "bankaccount_bankaccount");
    assertThat(Entities.columns(schema.tables().get(0)))
        .containsExactly("id", "holdername", "parentaccount_id");
  }

  /** A team's own rule. */
  public static class Prefixed extends PhysicalNamingStrategyStandardImpl {
    private static final long serialVersionUID = 1L;

    @Override
    public Identifier toPhysicalTableName(Identifier name, JdbcEnvironment environment) {
      return Identifier.toIdentifier("t_" + name.getText());
    }
  }

  @Test
  void aClassNamesAsItLikes() {
    Schema schema = Entities.schemaNamed(Prefixed.class.getName(), BankAccount.class);

    assertThat(schema.tables().get(0).name()).isEqualTo(QualifiedName.of("t_bankaccount"));
  }

  @Test
  void anUnknownStrategyIsNamed() {
    assertThatThrownBy(() -> Entities.schemaNamed("com.acme.Naming", BankAccount.class))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("com.acme.Naming")
        .hasMessageContaining("neither spring nor jpa");
  }

  @Test
  void aClassThatIsNoStrategyIsRefused() {
    assertThatThrownBy(() -> Entities.schemaNamed("java.lang.Object", BankAccount.class))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("java.lang.Object is neither");
  }

  @Entity(name = "quoted")
  @jakarta.persistence.Table(name = "\"Order\"", schema = "billing")
  static class Quoted {
    @Id
    @Column(name = "\"Number\"")
    Long number;

    @ManyToOne Quoted previous;
  }

  @Test
  void aQuotedNameKeepsItsLetters() {
    Schema schema = Entities.schemaNamed(ModelRequest.JPA, Quoted.class);

    Table order = schema.requireTable(QualifiedName.of("billing", "Order"));
    assertThat(Entities.columns(order)).containsExactly("Number", "previous_Number");
    assertThat(order.constraints(ForeignKey.class).get(0).referencedColumns())
        .containsExactly("Number");
  }
}
