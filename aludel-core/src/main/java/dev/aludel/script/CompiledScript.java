package dev.aludel.script;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The classes that came out of one script, by their binary names. */
record CompiledScript(SortedMap<String, byte[]> classes) {

  CompiledScript(Map<String, byte[]> classes) {
    this(new TreeMap<>(classes));
  }
}
