package dev.aludel.script;

/** The classes of one script, before those of the application that bear the same names. */
final class ScriptClassLoader extends ClassLoader {

  private final CompiledScript script;

  ScriptClassLoader(CompiledScript script, ClassLoader parent) {
    super(parent);
    this.script = script;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = script.classes().get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
