package dev.aludel.examples.statementanalyzer.model;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** How a user wants descriptions to be categorized. */
@Entity
@Table(
    name = "rules",
    uniqueConstraints =
        @UniqueConstraint(
            name = "rules_user_id_name_key",
            columnNames = {"user_id", "name"}),
    indexes = {
      @Index(name = "rules_client_id_priority_idx", columnList = "client_id, priority"),
      @Index(name = "rules_category_id_idx", columnList = "category_id")
    },
    check =
        @CheckConstraint(name = "rules_priority_check", constraint = "priority between 0 and 999"))
public class Rule extends Identified {

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "user_id")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private User user;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "client_id", comment = "Without one, the rule is for all clients of the user")
  @OnDelete(action = OnDeleteAction.CASCADE)
  private Client client;

  @ManyToOne(fetch = FetchType.LAZY)
  @JoinColumn(name = "category_id")
  @OnDelete(action = OnDeleteAction.SET_NULL)
  private CustomCategory category;

  @Column(nullable = false, length = 120)
  private String name;

  @Column(nullable = false, length = 500)
  private String pattern;

  @Enumerated(EnumType.STRING)
  @Column(name = "match_type", nullable = false, length = 12)
  @ColumnDefault("'CONTAINS'")
  private MatchType matchType = MatchType.CONTAINS;

  @Column(nullable = false)
  @ColumnDefault("100")
  private short priority = 100;

  @Column(name = "is_enabled", nullable = false)
  @ColumnDefault("true")
  private boolean enabled = true;

  protected Rule() {}

  public Rule(
      User user, String name, MatchType matchType, String pattern, CustomCategory category) {
    this.user = user;
    this.name = name;
    this.matchType = matchType;
    this.pattern = pattern;
    this.category = category;
  }

  public User getUser() {
    return user;
  }

  public String getName() {
    return name;
  }

  public Optional<Client> getClient() {
    return Optional.ofNullable(client);
  }

  public void onlyFor(Client onlyClient) {
    client = onlyClient;
  }

  public Optional<CustomCategory> getCategory() {
    return Optional.ofNullable(category);
  }

  public short getPriority() {
    return priority;
  }

  public void setPriority(short priority) {
    this.priority = priority;
  }

  public void disable() {
    enabled = false;
  }

  public boolean matches(Transaction transaction) {
    if (!enabled || (client != null && client != transaction.getClient())) {
      return false;
    }
    String text = transaction.getDescription().toLowerCase(Locale.ROOT);
    String wanted = pattern.toLowerCase(Locale.ROOT);
    return switch (matchType) {
      case CONTAINS -> text.contains(wanted);
      case STARTS_WITH -> text.startsWith(wanted);
      case EXACT -> text.equals(wanted);
      case REGEX ->
          Pattern.compile(pattern, Pattern.CASE_INSENSITIVE)
              .matcher(transaction.getDescription())
              .find();
    };
  }
}
