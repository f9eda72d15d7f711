package dev.aludel.dialect.postgresql;

import dev.aludel.schema.ObjectKey;
import java.util.List;

/**
 * The arguments of an aggregate as its key has them: {@code double precision ORDER BY integer}, by
 * {@code pg_get_function_identity_arguments} (section 9.27.3 of PostgreSQL's manual).
 */
final class AggregateArguments {

  private AggregateArguments() {}

  /**
   * As GRANT takes them, which knows aggregates as functions alone: those after ORDER BY follow the
   * others, and where both lists end with VARIADIC they are the same one (CREATE AGGREGATE).
   */
  static String asOfFunction(String arguments) {
    List<Lexer.Token> tokens = Lexer.significant(arguments);
    for (int at = 0; at + 1 < tokens.size(); at++) {
      if (tokens.get(at).is("order") && tokens.get(at + 1).is("by")) {
        String direct = arguments.substring(0, tokens.get(at).start()).strip();
        String ordered = arguments.substring(tokens.get(at + 1).end()).strip();
        boolean same = tokens.subList(0, at).stream().anyMatch(token -> token.is("variadic"));
        if (same) {
          return direct;
        }
        return direct.isEmpty() ? ordered : direct + ", " + ordered;
      }
    }
    return arguments;
  }

  /**
   * The condition that finds it in {@code pg_proc}: {@code regprocedure} knows neither ORDER BY nor
   * VARIADIC nor the names of arguments.
   */
  static String isThatOf(ObjectKey aggregate) {
    return "proname = %s AND pronamespace = %s::regnamespace AND pg_get_function_identity_arguments(oid) = %s"
        .formatted(
            Quoting.string(aggregate.name().name()),
            aggregate
                .name()
                .schema()
                .map(schema -> Quoting.string(Quoting.name(schema)))
                .orElse("quote_ident(current_schema())"),
            Quoting.string(aggregate.qualifier()));
  }
}
