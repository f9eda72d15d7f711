package dev.aludel.script;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a header may say, by its name in SQL and in Java. */
enum HeaderKey {
  ID("revision", "id", false),
  DOWN("down", "down", true),
  DEPENDS_ON("depends-on", "dependsOn", true),
  LABELS("labels", "labels", true),
  REPLACES("replaces", "replaces", true),
  CREATED("created", "created", false),
  LOCK_TIMEOUT("lock-timeout", "lockTimeout", false),
  LOCK_RETRIES("lock-retries", "lockRetries", false),
  STATEMENT_TIMEOUT("statement-timeout", "statementTimeout", false),
  IDLE_IN_TRANSACTION_TIMEOUT("idle-in-transaction-timeout", "idleInTransactionTimeout", false),
  TRANSACTION("transaction", "transaction", false),
  MESSAGE("message", "message", false);

  private static final Map<String, HeaderKey> BY_SQL_NAME = new HashMap<>();
  private static final Map<String, HeaderKey> BY_JAVA_NAME = new HashMap<>();

  static {
    for (HeaderKey key : values()) {
      BY_SQL_NAME.put(key.inSql, key);
      BY_JAVA_NAME.put(key.inJava, key);
    }
  }

  private final String inSql;
  private final String inJava;
  private final boolean several;

  HeaderKey(String inSql, String inJava, boolean several) {
    this.inSql = inSql;
    this.inJava = inJava;
    this.several = several;
  }

  String inSql() {
    return inSql;
  }

  String inJava() {
    return inJava;
  }

  /** Whether it may have several values. */
  boolean takesSeveral() {
    return several;
  }

  static Optional<HeaderKey> ofSql(String name) {
    return Optional.ofNullable(BY_SQL_NAME.get(name));
  }

  static Optional<HeaderKey> ofJava(String name) {
    return Optional.ofNullable(BY_JAVA_NAME.get(name));
  }

  static List<String> sqlNames() {
    return Arrays.stream(values()).filter(key -> key != MESSAGE).map(HeaderKey::inSql).toList();
  }

  static List<String> javaNames() {
    return Arrays.stream(values()).map(HeaderKey::inJava).toList();
  }
}
