package dev.aludel.script;

/** A Java source that is compiled when it is needed. */
interface JavaUnit {

  /** The source as the compiler takes it. */
  SourceUnit unit();
}
