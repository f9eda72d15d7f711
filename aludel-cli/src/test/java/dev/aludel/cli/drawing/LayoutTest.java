package dev.aludel.cli.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aludel.schema.Column;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.Deferral;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.ReferentialAction;
import dev.aludel.schema.Table;
import dev.aludel.schema.Type;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Where tables stand in a picture: generated tables with generated keys, cycles among them. */
class LayoutTest {

  private static final int SEEDS = 200;

  @Test
  void noTableStandsOnAnotherAndAllAreInThePicture() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Box> boxes = boxes(new Random(seed));
      Layout layout = new Layout(boxes, Line.all(boxes));
      Rectangle picture = new Rectangle(layout.width(), layout.height());
      List<Rectangle> placed = new ArrayList<>();
      for (Box box : boxes) {
        Layout.Place place = layout.of(box);
        Rectangle room = new Rectangle(place.x(), place.y(), box.width(), box.height());
        assertThat(picture.contains(room)).as("seed %d, %s", seed, box.name()).isTrue();
        assertThat(placed).as("seed %d, %s", seed, box.name()).noneMatch(room::intersects);
        placed.add(room);
      }
    }
  }

  @Test
  void aTableStandsRightOfWhatItRefersTo() {
    Box parent = new Box(table("parent", List.of()));
    Box child = new Box(table("child", List.of("parent")));
    List<Box> boxes = List.of(child, parent);

    Layout layout = new Layout(boxes, Line.all(boxes));

    assertThat(layout.of(child).x()).isGreaterThan(layout.of(parent).x() + parent.width());
  }

  @Test
  void aLongChainIsNoDeepRecursion() {
    List<Box> boxes = new ArrayList<>();
    for (int at = 0; at < 20_000; at++) {
      boxes.add(new Box(table("t" + at, at == 0 ? List.of() : List.of("t" + (at - 1)))));
    }
    java.util.Collections.reverse(boxes);

    assertThat(new Layout(boxes, Line.all(boxes)).width()).isPositive();
  }

  @Test
  void theSameSchemaGivesTheSamePicture() {
    List<Box> once = boxes(new Random(7));
    List<Box> again = boxes(new Random(7));

    assertThat(SvgPicture.of(new Layout(again, Line.all(again)), Line.all(again), "x"))
        .isEqualTo(SvgPicture.of(new Layout(once, Line.all(once)), Line.all(once), "x"));
  }

  private static List<Box> boxes(Random random) {
    int count = 1 + random.nextInt(60);
    List<Box> boxes = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      List<String> referred = new ArrayList<>();
      for (int key = random.nextInt(4); key > 0; key--) {
        referred.add("t" + random.nextInt(count));
      }
      boxes.add(new Box(table("t" + at, referred)));
    }
    return boxes;
  }

  private static Table table(String name, List<String> referred) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("id", Type.Scalar.INTEGER));
    List<Constraint> keys = new ArrayList<>();
    for (String other : referred) {
      String column = "c" + columns.size();
      columns.add(Column.of(column, Type.Scalar.INTEGER));
      keys.add(
          new ForeignKey(
              Optional.empty(),
              List.of(column),
              QualifiedName.of(other),
              List.of("id"),
              ReferentialAction.NO_ACTION,
              ReferentialAction.NO_ACTION,
              Deferral.NOT_DEFERRABLE));
    }
    return Table.of(QualifiedName.of(name), columns).withConstraints(keys);
  }
}
