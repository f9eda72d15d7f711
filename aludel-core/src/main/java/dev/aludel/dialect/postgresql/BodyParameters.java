package dev.aludel.dialect.postgresql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a function in the order in which PostgreSQL writes them in a body that SQL
 * itself defines, as its tree tells ({@code prosqlbody}). The tree has the parts of a query in
 * another order than the text: what a FROM says comes before the list of a SELECT.
 */
final class BodyParameters {

  /** What is written in another order than it stands in the tree, or more than once. */
  private static final Set<String> UNKNOWN =
      Set.of(
          "WINDOWFUNC",
          "GROUPINGFUNC",
          "XMLEXPR",
          "JSONEXPR",
          "JSONCONSTRUCTOREXPR",
          "JSONVALUEEXPR",
          "TABLEFUNC",
          "MULTIASSIGNREF",
          "MERGEACTION",
          "FIELDSTORE");

  /**
   * A node of the tree, with the values of its fields; lists and words are nodes without a name.
   */
  private record Node(String name, Map<String, Node> fields, List<Node> items) {
    Node field(String of) {
      return fields.getOrDefault(of, NOTHING);
    }

    String word() {
      return fields.isEmpty() && items.isEmpty() ? name : "";
    }

    int number() {
      return word().matches("\\d{1,9}") ? Integer.parseInt(word()) : 0;
    }

    boolean is(String word) {
      return word().equals(word);
    }
  }

  private static final Node NOTHING = new Node("<>", Map.of(), List.of());

  private final List<Integer> found = new ArrayList<>();
  private final Deque<String> tokens;
  private boolean known = true;

  private BodyParameters(Deque<String> tokens) {
    this.tokens = tokens;
  }

  /** The numbers of the arguments, as often as they are written, if that is known. */
  static Optional<List<Integer>> of(String tree) {
    BodyParameters parameters = new BodyParameters(tokens(tree));
    parameters.visit(parameters.value());
    return parameters.known ? Optional.of(parameters.found) : Optional.empty();
  }

  private static Deque<String> tokens(String tree) {
    Deque<String> tokens = new ArrayDeque<>();
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < tree.length(); i++) {
      char c = tree.charAt(i);
      boolean mark = "{}()".indexOf(c) >= 0;
      if (mark || c == ' ' || c == '\n') {
        if (word.length() > 0) {
          tokens.add(word.toString());
          word.setLength(0);
        }
        if (mark) {
          tokens.add(String.valueOf(c));
        }
      } else {
        word.append(c);
        if (c == '\\' && i + 1 < tree.length()) {
          word.append(tree.charAt(++i));
        }
      }
    }
    if (word.length() > 0) {
      tokens.add(word.toString());
    }
    return tokens;
  }

  private Node value() {
    String token = next();
    if (token.equals("{")) {
      return node();
    }
    if (!token.equals("(")) {
      return new Node(token, Map.of(), List.of());
    }
    List<Node> items = new ArrayList<>();
    while (!sees(")") && !tokens.isEmpty()) {
      items.add(value());
    }
    next();
    return new Node("", Map.of(), items);
  }

  private Node node() {
    String name = next();
    Map<String, Node> fields = new LinkedHashMap<>();
    while (!sees("}") && !tokens.isEmpty()) {
      String field = next();
      fields.put(field, value());
      // The bytes of a constant: a length and a list of numbers.
      while (!tokens.isEmpty() && !sees("}") && !tokens.element().startsWith(":")) {
        value();
      }
    }
    next();
    return new Node(name, fields, List.of());
  }

  private boolean sees(String token) {
    return token.equals(tokens.peek());
  }

  private String next() {
    String token = tokens.poll();
    known &= token != null;
    return token == null ? "" : token;
  }

  private void visit(Node node) {
    node.items().forEach(this::visit);
    if (node.fields().isEmpty()) {
      return;
    }
    known &= !UNKNOWN.contains(node.name());
    switch (node.name()) {
      case "PARAM" -> parameter(node);
      case "QUERY" -> query(node);
      case "FUNCEXPR" -> call(node);
      case "AGGREF" -> aggregate(node);
      case "SUBSCRIPTINGREF" -> subscripts(node);
      default -> node.fields().values().forEach(this::visit);
    }
  }

  private void parameter(Node node) {
    if (node.field(":paramkind").is("0")) {
      found.add(node.field(":paramid").number());
    }
    // One that a row of several columns is assigned by.
    known &= !node.field(":paramkind").is("3");
  }

  /** One of those that SQL has words for, like EXTRACT, has its arguments in its own order. */
  private void call(Node node) {
    known &= !node.field(":funcformat").is("3");
    visit(node.field(":args"));
  }

  private void aggregate(Node node) {
    known &= node.field(":aggorder").items().isEmpty();
    node.fields().values().forEach(this::visit);
  }

  private void subscripts(Node node) {
    visit(node.field(":refexpr"));
    List<Node> upper = node.field(":refupperindexpr").items();
    List<Node> lower = node.field(":reflowerindexpr").items();
    for (int i = 0; i < upper.size(); i++) {
      if (i < lower.size()) {
        visit(lower.get(i));
      }
      visit(upper.get(i));
    }
    known &= node.field(":refassgnexpr").fields().isEmpty();
  }

  private void query(Node query) {
    Query parts = new Query(query);
    known &=
        query.field(":groupingSets").items().isEmpty()
            && query.field(":windowClause").items().isEmpty();
    groups(parts);
    for (Node cte : query.field(":cteList").items()) {
      visit(cte.field(":ctequery"));
    }
    switch (query.field(":commandType").word()) {
      case "1" -> select(parts);
      case "2" -> {
        targets(parts);
        from(parts);
        visit(query.field(":jointree").field(":quals"));
        returning(query);
      }
      case "3" -> insert(parts);
      case "4" -> {
        from(parts);
        visit(query.field(":jointree").field(":quals"));
        returning(query);
      }
      default -> known = false;
    }
  }

  /** What is grouped by is held apart since PostgreSQL 18, and written wherever it is used. */
  private void groups(Query parts) {
    int before = found.size();
    parts.tables().forEach(table -> visit(table.field(":groupexprs")));
    known &= found.size() == before;
  }

  private void select(Query parts) {
    Node query = parts.node();
    if (!query.field(":setOperations").fields().isEmpty()) {
      set(query.field(":setOperations"), parts);
    } else {
      parts.refs(":distinctClause", query.field(":hasDistinctOn").is("true")).forEach(this::visit);
      targets(parts);
      from(parts);
      visit(query.field(":jointree").field(":quals"));
      parts.refs(":groupClause", true).forEach(this::visit);
      visit(query.field(":havingQual"));
    }
    parts.refs(":sortClause", true).forEach(this::visit);
    visit(query.field(":limitOffset"));
    visit(query.field(":limitCount"));
  }

  private void set(Node operation, Query parts) {
    if (operation.name().equals("RANGETBLREF")) {
      visit(parts.table(operation).field(":subquery"));
    } else {
      set(operation.field(":larg"), parts);
      set(operation.field(":rarg"), parts);
    }
  }

  private void targets(Query parts) {
    for (Node target : parts.targets()) {
      if (!target.field(":resjunk").is("true")) {
        visit(target.field(":expr"));
      }
    }
  }

  private void insert(Query parts) {
    if (parts.tables().stream().noneMatch(Query::isSource)) {
      targets(parts);
    }
    from(parts);
    Node conflict = parts.node().field(":onConflict");
    for (String each : List.of(":arbiterElems", ":arbiterWhere")) {
      visit(conflict.field(each));
    }
    for (Node target : conflict.field(":onConflictSet").items()) {
      visit(target.field(":expr"));
    }
    visit(conflict.field(":onConflictWhere"));
    returning(parts.node());
  }

  private void returning(Node query) {
    for (Node target : query.field(":returningList").items()) {
      visit(target.field(":expr"));
    }
  }

  private void from(Query parts) {
    parts.node().field(":jointree").field(":fromlist").items().forEach(each -> from(each, parts));
  }

  private void from(Node item, Query parts) {
    if (item.name().equals("RANGETBLREF")) {
      Node table = parts.table(item);
      visit(table.field(":subquery"));
      visit(table.field(":functions"));
      visit(table.field(":values_lists"));
      visit(table.field(":tablesample"));
      visit(table.field(":tablefunc"));
    } else {
      from(item.field(":larg"), parts);
      from(item.field(":rarg"), parts);
      if (item.field(":usingClause").items().isEmpty()) {
        visit(item.field(":quals"));
      }
    }
  }

  /** What the parts of a query refer to by number. */
  private record Query(Node node) {

    List<Node> tables() {
      return node.field(":rtable").items();
    }

    List<Node> targets() {
      return node.field(":targetList").items();
    }

    Node table(Node reference) {
      int index = reference.field(":rtindex").number();
      return index < 1 || index > tables().size() ? NOTHING : tables().get(index - 1);
    }

    static boolean isSource(Node table) {
      return !table.field(":values_lists").items().isEmpty()
          || !table.field(":subquery").fields().isEmpty();
    }

    /** The expressions that a clause refers to, which are written again there. */
    List<Node> refs(String clause, boolean written) {
      List<Node> expressions = new ArrayList<>();
      for (Node each : written ? node.field(clause).items() : List.<Node>of()) {
        String ref = each.field(":tleSortGroupRef").word();
        targets().stream()
            .filter(target -> target.field(":ressortgroupref").is(ref))
            .findFirst()
            .ifPresent(target -> expressions.add(target.field(":expr")));
      }
      return expressions;
    }
  }
}
