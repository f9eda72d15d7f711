/** Pictures of the revision graph as text: for a terminal, as Mermaid, as SVG. */
@NullMarked
package dev.aludel.revision.drawing;

import org.jspecify.annotations.NullMarked;
