package dev.aludel.copy;

import dev.aludel.connect.Connector;
import dev.aludel.connect.SessionOptions;
import dev.aludel.connect.settings.Settings;
import dev.aludel.testing.TestDatabase;
import java.util.List;
import java.util.Map;

/** Copies between the databases of a test. */
final class Copies {

  private Copies() {}

  static Connector connector(TestDatabase db) {
    return connector(db.databaseUrl());
  }

  static Connector connector(String url) {
    Settings settings = Settings.of(url);
    return Connector.of(settings.databaseUrl(), SessionOptions.forMigrations(settings));
  }

  static Copy between(TestDatabase from, TestDatabase to, CopyOptions options) {
    return Copy.of(connector(from), connector(to)).options(options).threads(2);
  }

  /** Creates the target's schema, copies and verifies. */
  static CopyReport create(TestDatabase from, TestDatabase to, String... policies) {
    return between(from, to, creating(policies)).run();
  }

  static CopyOptions creating(String... policies) {
    return CopyOptions.DEFAULT.creatingSchema(true).withPolicies(Policies.of(List.of(policies)));
  }

  static CopyOptions creatingWith(Map<String, String> types) {
    return creating().withTypes(types);
  }
}
