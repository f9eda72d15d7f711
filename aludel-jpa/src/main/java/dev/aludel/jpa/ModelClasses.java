package dev.aludel.jpa;

import java.util.List;

/**
 * The classes of a model.
 *
 * @param mapped entities, embeddables, mapped superclasses and converters, by name
 * @param packages packages that carry annotations of their own, such as generators
 */
record ModelClasses(List<Class<?>> mapped, List<String> packages) {
  ModelClasses {
    mapped = List.copyOf(mapped);
    packages = List.copyOf(packages);
  }
}
