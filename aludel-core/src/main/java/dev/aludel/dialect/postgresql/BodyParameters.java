package dev.aludel.dialect.postgresql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
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
          "XMLEXPR",
          "JSONEXPR",
          "JSONCONSTRUCTOREXPR",
          "JSONVALUEEXPR",
          "TABLEFUNC",
          "MULTIASSIGNREF",
          "MERGEACTION",
          "FIELDSTORE");

  /**
   * Functions that SQL has words for with the second argument first: AT TIME ZONE, POSITION and
   * TRIM by their numbers, which are the same in each version (its pg_proc.dat).
   */
  private static final Set<String> REVERSED =
      Set.of(
          "1026", "1159", "2037", "2038", "2069", "2070", "849", "1698", "2014", "884", "2015",
          "875", "6195", "876", "6196");

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

  /** The query that is visited, and those around it. */
  private final Deque<Query> queries = new ArrayDeque<>();

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
      case "VAR" -> grouped(node).ifPresent(this::visit);
      case "QUERY" -> query(node);
      case "FUNCEXPR" -> call(node);
      case "AGGREF" -> aggregate(node);
      case "SUBSCRIPTINGREF" -> subscripts(node);
      case "GROUPINGFUNC" -> visit(node.field(":args"));
      case "WINDOWFUNC" -> windowFunction(node);
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

  private void call(Node node) {
    List<Node> arguments = new ArrayList<>(node.field(":args").items());
    if (node.field(":funcformat").is("3") && REVERSED.contains(node.field(":funcid").word())) {
      Collections.reverse(arguments);
    }
    arguments.forEach(this::visit);
  }

  private void aggregate(Node node) {
    List<Node> given = node.field(":args").items();
    visit(node.field(":aggdirectargs"));
    if (node.field(":aggkind").is("n")) {
      given.stream()
          .filter(argument -> !argument.field(":resjunk").is("true"))
          .forEach(argument -> visit(argument.field(":expr")));
    }
    Query.refs(node.field(":aggorder"), given).forEach(this::visit);
    visit(node.field(":aggfilter"));
  }

  private void windowFunction(Node node) {
    visit(node.field(":args"));
    visit(node.field(":aggfilter"));
    for (Node window : queries.element().node().field(":windowClause").items()) {
      boolean isIts = window.field(":winref").word().equals(node.field(":winref").word());
      if (isIts && window.field(":name").is("<>")) {
        window(window);
      }
    }
  }

  /** What a window that is named has from another is not written again. */
  private void window(Node window) {
    List<Node> targets = queries.element().targets();
    if (window.field(":refname").is("<>")) {
      Query.refs(window.field(":partitionClause"), targets).forEach(this::visit);
    }
    if (!window.field(":copiedOrder").is("true")) {
      Query.refs(window.field(":orderClause"), targets).forEach(this::visit);
    }
    visit(window.field(":startOffset"));
    visit(window.field(":endOffset"));
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
    queries.push(parts);
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
    queries.pop();
  }

  /** What is grouped by is held apart since PostgreSQL 18, and written wherever it is used. */
  private Optional<Node> grouped(Node variable) {
    return queries.stream()
        .skip(variable.field(":varlevelsup").number())
        .findFirst()
        .map(query -> query.table(variable.field(":varno").number()))
        .map(table -> table.field(":groupexprs").items())
        .filter(expressions -> !expressions.isEmpty())
        .map(expressions -> expressions.get(variable.field(":varattno").number() - 1));
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
      if (query.field(":groupingSets").items().isEmpty()) {
        parts.refs(":groupClause", true).forEach(this::visit);
      } else {
        query.field(":groupingSets").items().forEach(this::groupingSet);
      }
      visit(query.field(":havingQual"));
      query.field(":windowClause").items().stream()
          .filter(window -> !window.field(":name").is("<>"))
          .forEach(this::window);
    }
    parts.refs(":sortClause", true).forEach(this::visit);
    visit(query.field(":limitOffset"));
    visit(query.field(":limitCount"));
  }

  /** A list of numbers of expressions, or of further sets. */
  private void groupingSet(Node set) {
    for (Node each : set.field(":content").items()) {
      if (each.fields().isEmpty()) {
        queries.element().expression(each.word()).ifPresent(this::visit);
      } else {
        groupingSet(each);
      }
    }
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
      return table(reference.field(":rtindex").number());
    }

    Node table(int index) {
      return index < 1 || index > tables().size() ? NOTHING : tables().get(index - 1);
    }

    static boolean isSource(Node table) {
      return !table.field(":values_lists").items().isEmpty()
          || !table.field(":subquery").fields().isEmpty();
    }

    /** The expressions that a clause refers to, which are written again there. */
    List<Node> refs(String clause, boolean written) {
      return written ? refs(node.field(clause), targets()) : List.of();
    }

    static List<Node> refs(Node clause, List<Node> targets) {
      return clause.items().stream()
          .flatMap(each -> expression(each.field(":tleSortGroupRef").word(), targets).stream())
          .toList();
    }

    Optional<Node> expression(String ref) {
      return expression(ref, targets());
    }

    private static Optional<Node> expression(String ref, List<Node> targets) {
      return targets.stream()
          .filter(target -> target.field(":ressortgroupref").is(ref))
          .findFirst()
          .map(target -> target.field(":expr"));
    }
  }
}
