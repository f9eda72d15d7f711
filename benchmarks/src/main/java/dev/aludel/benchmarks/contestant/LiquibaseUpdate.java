package dev.aludel.benchmarks.contestant;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** {@code update} as an application runs it, with a changelog that includes a folder of SQL. */
final class LiquibaseUpdate {

  private LiquibaseUpdate() {}

  public static void main(String[] args) throws Exception {
    long start = System.nanoTime();
    Logger.getLogger("liquibase").setLevel(Level.OFF);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(Path.of(args[1])));
    values.put(Scope.Attr.ui.name(), new LoggerUIService());
    Scope.child(
        values,
        () ->
            new CommandScope(UpdateCommandStep.COMMAND_NAME)
                .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, args[0])
                .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, "changelog.xml")
                .execute());
    Figure.since(start);
  }
}
