package dev.aludel.script;

import java.util.List;
import java.util.Optional;

/** The header of a revision that is a class already, from its annotation. */
final class ClassHeader {

  private ClassHeader() {}

  static ScriptHeader of(Class<?> type, Revision annotation) {
    HeaderFields fields = new HeaderFields(type.getName());
    put(fields, HeaderKey.ID, annotation.id());
    put(fields, HeaderKey.DOWN, annotation.down());
    put(fields, HeaderKey.DEPENDS_ON, annotation.dependsOn());
    put(fields, HeaderKey.LABELS, annotation.labels());
    put(fields, HeaderKey.REPLACES, annotation.replaces());
    put(fields, HeaderKey.CREATED, annotation.created());
    put(fields, HeaderKey.LOCK_TIMEOUT, annotation.lockTimeout());
    put(fields, HeaderKey.LOCK_RETRIES, annotation.lockRetries());
    put(fields, HeaderKey.STATEMENT_TIMEOUT, annotation.statementTimeout());
    put(fields, HeaderKey.IDLE_IN_TRANSACTION_TIMEOUT, annotation.idleInTransactionTimeout());
    put(fields, HeaderKey.TRANSACTION, annotation.transaction());
    put(fields, HeaderKey.MESSAGE, annotation.message());
    return fields.header(
        message(type.getSimpleName(), annotation.id()),
        "the revision has no id. Write one: @Revision(id = \"…\").",
        0,
        Optional.of(type.getName()));
  }

  private static void put(HeaderFields fields, HeaderKey key, String... values) {
    fields.put(key, key.inJava(), List.of(values), 0);
  }

  /** A class file has no Javadoc, but its name was made from the message. */
  private static String message(String className, String id) {
    String start = "R" + id + "_";
    return className.startsWith(start)
        ? ScriptMessage.of(className.substring(start.length()).replace('_', ' '))
        : "";
  }
}
