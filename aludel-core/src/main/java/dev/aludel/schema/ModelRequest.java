package dev.aludel.schema;

import java.util.List;

/**
 * A model to be read.
 *
 * @param location where the model is, without the scheme: {@code com.example.model}, or several
 *     packages with commas between them
 * @param classLoader what loads the classes of the model
 * @param classPath the directories and jars that are searched for the classes of the model; if
 *     empty, those in which the class loader finds the packages
 * @param naming how names in the model become names in the database: {@code spring}, {@code jpa} or
 *     the name of a class
 */
public record ModelRequest(
    String location, ClassLoader classLoader, List<String> classPath, String naming) {

  /** The names that Spring Boot gives: {@code firstName} becomes {@code first_name}. */
  public static final String SPRING = "spring";

  /** The names that JPA gives: {@code firstName} stays as it is. */
  public static final String JPA = "jpa";

  public ModelRequest {
    classPath = List.copyOf(classPath);
  }
}
