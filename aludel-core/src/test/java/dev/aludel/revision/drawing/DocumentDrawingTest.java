package dev.aludel.revision.drawing;

import static dev.aludel.revision.drawing.TerminalDrawingTest.graph;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.revision.Revision;
import dev.aludel.revision.RevisionGraph;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class DocumentDrawingTest {

  private final RevisionGraph graph =
      graph(
          Revision.of("a1").withMessage("Add <clients> & \"orders\"; #1"),
          Revision.of("b1", "a1"),
          Revision.of("c1", "a1"),
          Revision.of("m1", "b1", "c1"),
          Revision.of("x1").withDependsOn("b1"));

  private final GraphDrawing drawing = GraphDrawing.of(graph.applied(List.of("b1")));

  @Test
  void mermaidIsAFlowchartWithItsTextEscaped() {
    assertThat(drawing.asMermaid())
        .isEqualTo(
            """
            flowchart BT
              r0["a1 Add #lt;clients#gt; #amp; #quot;orders#quot;; #35;1"]:::applied
              r1["b1 (current)"]:::current
              r2["c1"]:::pending
              r3["m1 (head)"]:::pending
              r4["x1 (head) (needs b1)"]:::pending
              r0 --> r1
              r0 --> r2
              r1 --> r3
              r2 --> r3
              r1 -.-> r4
              classDef pending fill:#fff8c5,stroke:#9a6700,color:#1f2328
              classDef applied fill:#dafbe1,stroke:#1a7f37,color:#1f2328
              classDef current fill:#b6e3ff,stroke:#0969da,stroke-width:3px,color:#1f2328
            """);
  }

  @Test
  void svgIsWellFormedAndHasARevisionPerCircle() throws Exception {
    Document svg = parsed(drawing.asSvg());

    NodeList circles = svg.getElementsByTagName("circle");
    assertThat(circles.getLength()).isEqualTo(5);
    assertThat(((Element) circles.item(4)).getAttribute("class")).isEqualTo("applied");
    assertThat(svg.getElementsByTagName("text").item(4).getTextContent())
        .isEqualTo("a1 Add <clients> & \"orders\"; #1");
  }

  @Test
  void svgConnectsEachRevisionWithItsParentsAndDependencies() throws Exception {
    NodeList paths = parsed(drawing.asSvg()).getElementsByTagName("path");

    long dependencies = 0;
    for (int at = 0; at < paths.getLength(); at++) {
      if (((Element) paths.item(at)).getAttribute("class").equals("dependency")) {
        dependencies++;
      }
    }
    assertThat(dependencies).isEqualTo(1);
    assertThat(paths.getLength()).isGreaterThan(4);
  }

  @Test
  void svgLeavesOutCharactersThatXmlForbids() throws Exception {
    String svg = drawing.withText(r -> "bell \u0007 and half a pair \uD83D").asSvg();

    assertThat(parsed(svg).getElementsByTagName("text").item(0).getTextContent())
        .isEqualTo("bell   and half a pair  ");
  }

  private static Document parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }
}
