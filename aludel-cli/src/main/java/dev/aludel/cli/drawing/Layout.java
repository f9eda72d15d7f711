package dev.aludel.cli.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each table stands: those that are referred to on the left, those that refer to them further
 * right, each near what it refers to. Tables without any foreign key stand below, in rows.
 *
 * <p>It is the layered drawing of Sugiyama, Tagawa and Toda (1981), without dummy nodes.
 */
final class Layout {

  /** Where a table's box is; {@code x} and {@code y} are its upper left corner. */
  record Place(int layer, int x, int y) {}

  private static final int MARGIN = 40;
  private static final int BETWEEN_LAYERS = 110;
  private static final int BETWEEN_BOXES = 28;
  private static final int SWEEPS = 8;

  /** A layer higher than this, in pixels, is divided into several columns. */
  private static final int HIGHEST = 2600;

  private final List<Box> boxes;
  private final Map<Box, List<Box>> referred = new HashMap<>();
  private final Map<Box, List<Box>> neighbours = new HashMap<>();
  private final Map<Box, Place> places = new HashMap<>();
  private int width = MARGIN;
  private int height = MARGIN;

  Layout(List<Box> boxes, List<Line> lines) {
    this.boxes = boxes;
    for (Box box : boxes) {
      referred.put(box, new ArrayList<>());
      neighbours.put(box, new ArrayList<>());
    }
    for (Line line : lines) {
      if (!line.isToItself()) {
        list(referred, line.from()).add(line.to());
        list(neighbours, line.from()).add(line.to());
        list(neighbours, line.to()).add(line.from());
      }
    }
    place();
  }

  private static List<Box> list(Map<Box, List<Box>> map, Box box) {
    return map.computeIfAbsent(box, any -> new ArrayList<>());
  }

  List<Box> boxes() {
    return boxes;
  }

  Place of(Box box) {
    Place place = places.get(box);
    if (place == null) {
      throw new IllegalArgumentException("No box of this drawing: " + box.name());
    }
    return place;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  private void place() {
    List<Box> linked = boxes.stream().filter(box -> !list(neighbours, box).isEmpty()).toList();
    List<Box> alone = boxes.stream().filter(box -> list(neighbours, box).isEmpty()).toList();
    List<List<Box>> layers = layers(linked);
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      order(layers, sweep % 2 == 0);
    }
    int x = MARGIN;
    int layer = 0;
    for (List<Box> column : columns(layers)) {
      x = placeColumn(column, layer++, x) + BETWEEN_LAYERS;
    }
    centre(linked);
    placeRows(alone);
  }

  /** Each table one layer right of the furthest one that it refers to; a cycle is cut somewhere. */
  private List<List<Box>> layers(List<Box> linked) {
    Map<Box, Integer> layerOf = new HashMap<>();
    Set<Box> open = new HashSet<>();
    for (Box box : linked) {
      depth(box, layerOf, open);
    }
    List<List<Box>> layers = new ArrayList<>();
    for (Box box : linked) {
      int layer = layerOf.getOrDefault(box, 0);
      while (layers.size() <= layer) {
        layers.add(new ArrayList<>());
      }
      layers.get(layer).add(box);
    }
    return layers;
  }

  /** Depth first without recursion, since a chain of tables may be long. */
  private void depth(Box start, Map<Box, Integer> layerOf, Set<Box> open) {
    Deque<Box> stack = new ArrayDeque<>();
    stack.push(start);
    while (!stack.isEmpty()) {
      Box box = stack.peek();
      if (layerOf.containsKey(box)) {
        stack.pop();
        continue;
      }
      boolean first = open.add(box);
      boolean waits = false;
      int layer = 0;
      for (Box to : list(referred, box)) {
        Integer below = layerOf.get(to);
        if (below != null) {
          layer = Math.max(layer, below + 1);
        } else if (first && !open.contains(to)) {
          stack.push(to);
          waits = true;
        }
      }
      if (!waits) {
        layerOf.put(box, layer);
        stack.pop();
      }
    }
  }

  /** Orders each layer by the mean position of the neighbours in the layers beside it. */
  private void order(List<List<Box>> layers, boolean rightwards) {
    Map<Box, Double> position = new HashMap<>();
    for (List<Box> layer : layers) {
      number(layer, position);
    }
    for (int i = 0; i < layers.size(); i++) {
      List<Box> layer = layers.get(rightwards ? i : layers.size() - 1 - i);
      Map<Box, Double> mean = new HashMap<>();
      for (Box box : layer) {
        mean.put(
            box,
            list(neighbours, box).stream()
                .mapToDouble(other -> position.getOrDefault(other, 0.5))
                .average()
                .orElse(0.5));
      }
      layer.sort(
          Comparator.comparingDouble((Box box) -> mean.getOrDefault(box, 0.5))
              .thenComparing(Box::name));
      number(layer, position);
    }
  }

  private static void number(List<Box> layer, Map<Box, Double> position) {
    for (int at = 0; at < layer.size(); at++) {
      position.put(layer.get(at), (at + 0.5) / layer.size());
    }
  }

  private static List<List<Box>> columns(List<List<Box>> layers) {
    List<List<Box>> columns = new ArrayList<>();
    for (List<Box> layer : layers) {
      List<Box> column = new ArrayList<>();
      int high = 0;
      for (Box box : layer) {
        if (high + box.height() > HIGHEST && !column.isEmpty()) {
          columns.add(column);
          column = new ArrayList<>();
          high = 0;
        }
        column.add(box);
        high += box.height() + BETWEEN_BOXES;
      }
      columns.add(column);
    }
    return columns;
  }

  /** Returns where the column ends. */
  private int placeColumn(List<Box> column, int layer, int x) {
    int widest = column.stream().mapToInt(Box::width).max().orElse(0);
    int y = MARGIN;
    for (Box box : column) {
      places.put(box, new Place(layer, x, y));
      y += box.height() + BETWEEN_BOXES;
    }
    width = Math.max(width, x + widest + MARGIN);
    height = Math.max(height, y - BETWEEN_BOXES + MARGIN);
    return x + widest;
  }

  /** Moves each column to the middle, so that short ones stand beside what they refer to. */
  private void centre(List<Box> linked) {
    Map<Integer, Integer> bottom = new HashMap<>();
    for (Box box : linked) {
      bottom.merge(of(box).layer(), of(box).y() + box.height(), Math::max);
    }
    for (Box box : linked) {
      Place place = of(box);
      int free = height - MARGIN - bottom.getOrDefault(place.layer(), height - MARGIN);
      places.put(box, new Place(place.layer(), place.x(), place.y() + free / 2));
    }
  }

  private void placeRows(List<Box> alone) {
    int room = Math.max(width, 1600);
    int x = MARGIN;
    int y = boxes.size() == alone.size() ? MARGIN : height + BETWEEN_BOXES;
    int tallest = 0;
    for (Box box : alone) {
      if (x > MARGIN && x + box.width() + MARGIN > room) {
        x = MARGIN;
        y += tallest + BETWEEN_BOXES;
        tallest = 0;
      }
      places.put(box, new Place(-1, x, y));
      x += box.width() + BETWEEN_BOXES;
      tallest = Math.max(tallest, box.height());
      width = Math.max(width, x - BETWEEN_BOXES + MARGIN);
      height = Math.max(height, y + tallest + MARGIN);
    }
  }
}
