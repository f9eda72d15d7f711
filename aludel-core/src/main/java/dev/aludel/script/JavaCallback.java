package dev.aludel.script;

import java.lang.reflect.Constructor;
import java.util.function.Supplier;

/** A callback written in Java, compiled when it is first run. */
final class JavaCallback implements JavaUnit, Supplier<Callback> {

  private final ScriptText text;
  private final String simpleName;
  private final ScriptLoader loader;

  JavaCallback(ScriptText text, String simpleName, ScriptLoader loader) {
    this.text = text;
    this.simpleName = simpleName;
    this.loader = loader;
  }

  @Override
  public SourceUnit unit() {
    String source = text.read();
    return new SourceUnit(text.source(), packageOf(source) + simpleName, source);
  }

  /** The package with a period behind it; nothing for the unnamed one. */
  private static String packageOf(String source) {
    JavaLexer lexer = new JavaLexer(source);
    JavaLexer.Token token = lexer.next();
    while (token.kind() == JavaLexer.Kind.JAVADOC) {
      token = lexer.next();
    }
    if (!token.isWord("package")) {
      return "";
    }
    StringBuilder name = new StringBuilder();
    for (token = lexer.next();
        !token.is(';') && token.kind() != JavaLexer.Kind.END;
        token = lexer.next()) {
      name.append(token.text());
    }
    return name.append('.').toString();
  }

  @Override
  public Callback get() {
    Class<?> type = loader.load(this);
    if (!Callback.class.isAssignableFrom(type)) {
      throw new ScriptException(
          text.source(),
          "class %s must implement %s to be a callback."
              .formatted(type.getName(), Callback.class.getName()));
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return (Callback) constructor.newInstance();
    } catch (NoSuchMethodException e) {
      throw new ScriptException(
          text.source(),
          0,
          "class %s needs a constructor without parameters.".formatted(type.getName()),
          e);
    } catch (ReflectiveOperationException e) {
      throw new ScriptException(text.source(), 0, "the class cannot be used: %s".formatted(e), e);
    }
  }
}
