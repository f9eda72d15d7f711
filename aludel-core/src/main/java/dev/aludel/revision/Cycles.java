package dev.aludel.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds cycles in linear time by Tarjan's strongly connected components, without recursion: a
 * straight line of ten thousand revisions would overflow the stack.
 */
final class Cycles {

  private final int[][] edges;
  private final int[] visited;
  private final int[] low;
  private final int[] component;
  private final int[] nextEdge;
  private final Deque<Integer> open = new ArrayDeque<>();
  private final List<List<Integer>> found = new ArrayList<>();
  private int clock;
  private int components;

  private Cycles(int[][] edges) {
    this.edges = edges;
    this.visited = new int[edges.length];
    this.low = new int[edges.length];
    this.component = new int[edges.length];
    this.nextEdge = new int[edges.length];
    Arrays.fill(component, -1);
  }

  /**
   * Whether both kinds of edges together have no cycle, which is the rule: nodes go, once nothing
   * stands on them, until none is left (Kahn's algorithm).
   */
  static boolean noneIn(int[][] parents, int[][] dependencies) {
    int size = parents.length;
    int[] above = new int[size];
    for (int node = 0; node < size; node++) {
      count(above, parents[node]);
      count(above, dependencies[node]);
    }
    int[] free = new int[size];
    int found = 0;
    for (int node = 0; node < size; node++) {
      if (above[node] == 0) {
        free[found++] = node;
      }
    }
    for (int next = 0; next < found; next++) {
      for (int[] below : new int[][] {parents[free[next]], dependencies[free[next]]}) {
        for (int node : below) {
          if (--above[node] == 0) {
            free[found++] = node;
          }
        }
      }
    }
    return found == size;
  }

  private static void count(int[] above, int[] nodes) {
    for (int node : nodes) {
      above[node]++;
    }
  }

  /**
   * One shortest cycle out of every strongly connected component, as the nodes along it, starting
   * with the smallest node of the component.
   */
  static List<List<Integer>> in(int[][] edges) {
    Cycles search = new Cycles(edges);
    for (int node = 0; node < edges.length; node++) {
      if (search.visited[node] == 0) {
        search.walkFrom(node);
      }
    }
    search.found.sort((a, b) -> a.get(0) - b.get(0));
    return search.found;
  }

  private void walkFrom(int root) {
    Deque<Integer> path = new ArrayDeque<>();
    enter(root, path);
    while (!path.isEmpty()) {
      int node = path.peek();
      if (nextEdge[node] < edges[node].length) {
        int next = edges[node][nextEdge[node]++];
        if (visited[next] == 0) {
          enter(next, path);
        } else if (component[next] < 0) {
          low[node] = Math.min(low[node], visited[next]);
        }
      } else {
        path.pop();
        if (!path.isEmpty()) {
          low[path.peek()] = Math.min(low[path.peek()], low[node]);
        }
        if (low[node] == visited[node]) {
          close(node);
        }
      }
    }
  }

  private void enter(int node, Deque<Integer> path) {
    visited[node] = low[node] = ++clock;
    open.push(node);
    path.push(node);
  }

  private void close(int root) {
    List<Integer> members = new ArrayList<>();
    int node;
    do {
      node = open.pop();
      component[node] = components;
      members.add(node);
    } while (node != root);
    components++;
    if (members.size() > 1) {
      found.add(shortestThrough(Collections.min(members)));
    }
  }

  private List<Integer> shortestThrough(int start) {
    // Sized by what is reached, not by the graph: many small components must not cost n each.
    Map<Integer, Integer> cameFrom = new HashMap<>();
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (true) {
      int node = queue.remove();
      for (int next : edges[node]) {
        if (next == start) {
          List<Integer> cycle = new ArrayList<>();
          for (int back = node; back != start; back = cameFrom.getOrDefault(back, start)) {
            cycle.add(back);
          }
          cycle.add(start);
          Collections.reverse(cycle);
          return cycle;
        }
        if (component[next] == component[start] && cameFrom.putIfAbsent(next, node) == null) {
          queue.add(next);
        }
      }
    }
  }
}
