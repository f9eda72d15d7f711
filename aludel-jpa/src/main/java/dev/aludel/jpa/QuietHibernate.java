package dev.aludel.jpa;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A while in which Hibernate works with the model's class loader and without a word.
 *
 * <p>What it would log through {@code java.util.logging} is either a greeting or comes as an
 * exception too. Another logging library that the application has chosen is left as it is.
 */
final class QuietHibernate implements AutoCloseable {

  /** Held here, since loggers that nobody holds are forgotten with their level. */
  private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

  private final @Nullable Level level = HIBERNATE.getLevel();
  private final ClassLoader classLoader = Thread.currentThread().getContextClassLoader();

  private QuietHibernate(ClassLoader model) {
    HIBERNATE.setLevel(Level.OFF);
    Thread.currentThread().setContextClassLoader(model);
  }

  static QuietHibernate during(ClassLoader model) {
    return new QuietHibernate(model);
  }

  @Override
  public void close() {
    Thread.currentThread().setContextClassLoader(classLoader);
    HIBERNATE.setLevel(level);
  }
}
