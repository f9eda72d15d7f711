package dev.aludel.examples.goblin.sample;

import dev.aludel.examples.goblin.model.PolicyEffect;
import dev.aludel.examples.goblin.model.ProviderHealth;
import dev.aludel.examples.goblin.model.ProviderKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** What all users share: providers with their models, routes, policies and metrics; settings. */
final class SharedRows {

  private static final int METRIC_HOURS = 7 * 24;
  private static final Instant FIRST_HOUR = Instant.parse("2026-11-01T00:00:00Z");
  private static final LocalDate VALID_FROM = LocalDate.parse("2026-01-01");

  private final Chance chance;
  private final Spelling spelling;
  private final Rows providers =
      Rows.of(
          "providers",
          "id",
          "slug",
          "name",
          "kind",
          "base_url",
          "timeout_ms",
          "headers",
          "is_enabled",
          "created_at");
  private final Rows models =
      Rows.of(
          "model_configs",
          "id",
          "provider_id",
          "model_name",
          "capabilities",
          "context_window",
          "temperature",
          "input_price",
          "output_price",
          "parameters",
          "is_default");
  private final Rows routes =
      Rows.of(
          "routing_providers",
          "id",
          "provider_id",
          "model_config_id",
          "route",
          "place",
          "weight",
          "health",
          "closed_until");
  private final Rows metrics =
      Rows.of(
          "provider_metrics",
          "provider_id",
          "hour_start",
          "requests",
          "errors",
          "tokens",
          "cost",
          "latency_p50_ms",
          "latency_p95_ms");
  private final Rows policies =
      Rows.of(
          "provider_policies",
          "id",
          "provider_id",
          "name",
          "effect",
          "regions",
          "conditions",
          "max_daily_cost",
          "valid_from",
          "valid_until",
          "from_time",
          "until_time");

  private final List<UUID> providerIds = new ArrayList<>();
  private final List<UUID> modelIds = new ArrayList<>();
  private final List<UUID> routeIds = new ArrayList<>();
  private UUID firstUser;

  SharedRows(Chance chance, Spelling spelling) {
    this.chance = chance;
    this.spelling = spelling;
    for (String name : List.of("Northwind", "Contoso", "Fabrikam", "Tailspin", "Wingtip")) {
      provider(name);
    }
  }

  List<UUID> providerIds() {
    return List.copyOf(providerIds);
  }

  UUID anyModel() {
    return chance.of(modelIds);
  }

  UUID anyRoute() {
    return chance.of(routeIds);
  }

  /** Somebody must have changed the settings. */
  void remember(UUID user) {
    firstUser = firstUser == null ? user : firstUser;
  }

  List<Rows> rows() {
    return List.of(providers, models, routes, metrics, policies);
  }

  private void provider(String name) {
    UUID id = chance.uuid();
    int place = providerIds.size();
    providerIds.add(id);
    String slug = name.toLowerCase(Locale.ROOT);
    providers.add(
        id,
        slug,
        name + " AI",
        chance.of(ProviderKind.values()),
        "https://api." + slug + ".example.com/v1",
        chance.between(5, 60) * 1_000,
        spelling.json(Map.of("X-Client", "goblin")),
        place < 4,
        chance.instant());
    for (String size : List.of("small", "large")) {
      model(id, place, slug + "-" + size, size.equals("large"));
    }
    for (int hour = 0; hour < METRIC_HOURS; hour++) {
      metric(id, FIRST_HOUR.plus(Duration.ofHours(hour)));
    }
    policies(id);
  }

  private void model(UUID provider, int place, String name, boolean large) {
    UUID id = chance.uuid();
    modelIds.add(id);
    models.add(
        id,
        provider,
        name,
        spelling.array(large ? List.of("text", "tools", "images") : List.of("text")),
        large ? 200_000 : 32_000,
        chance.decimal(2, 2),
        chance.decimal(10, 6),
        chance.decimal(50, 6),
        spelling.json(Map.of("top_p", 0.95, "stop", List.of("\n\n", "END"))),
        large && place == 0);
    UUID route = chance.uuid();
    routeIds.add(route);
    routes.add(
        route,
        provider,
        id,
        large ? "thorough" : "quick",
        place,
        BigDecimal.ONE.subtract(chance.decimal(1, 4)),
        chance.of(ProviderHealth.values()),
        chance.oneIn(3) ? chance.instant() : null);
  }

  private void metric(UUID provider, Instant hour) {
    int requests = chance.below(5_000);
    double median = chance.milliseconds(400);
    metrics.add(
        provider,
        hour,
        requests,
        requests == 0 ? 0 : chance.below(requests) / 20,
        requests * 900L,
        chance.decimal(5_000, 6),
        requests == 0 ? null : median,
        requests == 0 ? null : median * 3.7);
  }

  private void policies(UUID provider) {
    policies.add(
        chance.uuid(),
        provider,
        "at night",
        PolicyEffect.PREFER,
        spelling.array(List.of("eu", "us-east")),
        spelling.json(Map.of("max_tokens", chance.between(1, 100) * 1_000)),
        chance.decimal(900, 2).add(BigDecimal.ONE),
        VALID_FROM,
        null,
        LocalTime.of(1, 0),
        LocalTime.of(5, 30));
    policies.add(
        chance.uuid(),
        provider,
        "no personal data",
        PolicyEffect.DENY,
        spelling.array(List.of()),
        spelling.json(Map.of("tags", List.of("personal", "health"))),
        null,
        VALID_FROM,
        VALID_FROM.plusYears(2),
        null,
        null);
  }

  List<Rows> settings() {
    Rows settings =
        Rows.of(
            "global_settings",
            "name",
            "setting_value",
            "description",
            "updated_by_id",
            "updated_at",
            "version");
    Map<String, Object> values =
        Map.of(
            "default_route",
            "quick",
            "streaming",
            true,
            "max_attempts",
            3,
            "chunk_limits",
            Map.of("tokens", 512, "bytes", 65_536),
            "greeting",
            "Hello — 你好",
            "maintenance",
            List.of());
    for (String name : new TreeSet<>(values.keySet())) {
      settings.add(
          name,
          spelling.json(values.get(name)),
          chance.oneIn(3) ? null : chance.words(5),
          chance.oneIn(2) ? firstUser : null,
          chance.instant(),
          chance.below(9));
    }
    return List.of(settings);
  }
}
