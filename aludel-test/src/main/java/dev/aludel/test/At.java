package dev.aludel.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Where the database is when the test begins: {@code @At("base")}, {@code @At("3f2a9c41d0b7")},
 * {@code @At("billing@head")}. Without it the database has every revision. On a method it goes
 * before that of the class.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface At {

  /** Targets as {@code aludel upgrade} takes them, or {@code base} for an empty database. */
  String[] value();
}
