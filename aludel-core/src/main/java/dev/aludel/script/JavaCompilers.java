package dev.aludel.script;

import java.util.Optional;
import java.util.ServiceLoader;
import javax.lang.model.SourceVersion;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The Java compilers there are: the JDK's own, or Eclipse's on the class path of a mere JRE. */
enum JavaCompilers {
  JDK {
    @Override
    Optional<JavaCompiler> find() {
      return Optional.ofNullable(ToolProvider.getSystemJavaCompiler());
    }
  },
  ECJ {
    @Override
    Optional<JavaCompiler> find() {
      return ServiceLoader.load(JavaCompiler.class, JavaCompilers.class.getClassLoader())
          .findFirst();
    }
  };

  abstract Optional<JavaCompiler> find();

  /** The language of the running platform, or the newest that the compiler knows. */
  static String release(JavaCompiler compiler) {
    int newest =
        compiler.getSourceVersions().stream()
            .mapToInt(SourceVersion::ordinal)
            .max()
            .orElse(Runtime.version().feature());
    return Integer.toString(Math.min(newest, Runtime.version().feature()));
  }
}
