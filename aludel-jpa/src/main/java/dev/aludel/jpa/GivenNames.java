package dev.aludel.jpa;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitConstraintNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Tells the names of constraints and indexes that the model gives from those that Hibernate makes
 * up, such as {@code FKpava581o…}: it listens while Hibernate names them.
 */
final class GivenNames {

  private final Set<String> madeUp = new HashSet<>();

  /** The same strategy, listened to. */
  ImplicitNamingStrategy listeningTo(ImplicitNamingStrategy strategy) {
    return (ImplicitNamingStrategy)
        Proxy.newProxyInstance(
            GivenNames.class.getClassLoader(),
            new Class<?>[] {ImplicitNamingStrategy.class},
            (proxy, method, arguments) -> {
              try {
                Object name = method.invoke(strategy, arguments);
                if (arguments != null
                    && arguments.length == 1
                    && arguments[0] instanceof ImplicitConstraintNameSource source
                    && source.getUserProvidedIdentifier() == null
                    && name instanceof Identifier identifier) {
                  madeUp.add(identifier.getText());
                }
                return name;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** The name, if the model gave it; in the letters that the database will see. */
  Optional<String> given(@Nullable String name) {
    if (name == null || name.isEmpty() || madeUp.contains(Names.unquoted(name))) {
      return Optional.empty();
    }
    return Optional.of(Names.folded(name));
  }
}
