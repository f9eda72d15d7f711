package dev.aludel.dialect.postgresql;

/**
 * The parts of {@link ObjectQueries#objects}: one for each kind of objects, or for two that are in
 * one catalog.
 *
 * <p>A part takes the server a few milliseconds to plan, whether there is such an object or not; so
 * each of them has a question that takes none, by which it is left out where nothing is. What a
 * database has from its beginning has a number below 16384 (the manual's section 18.2, "OIDs").
 */
enum ObjectPart {
  SCHEMAS(
      "SELECT FROM pg_catalog.pg_namespace WHERE nspname = ANY (?) AND nspname <> current_schema()",
      """
      SELECT 'SCHEMA', 'pg_namespace'::regclass::oid, n.oid, NULL::name, n.nspname::text, '', NULL,
             NULL::text[], NULL::text[], n.nspowner, n.nspacl, 'n'
      FROM pg_catalog.pg_namespace n
      JOIN looked_at l ON l.oid = n.oid WHERE n.nspname <> current_schema()"""),

  /** Its number is none, for much depends on the schema, and nothing on its comment. */
  SCHEMA_COMMENT(
      """
      SELECT FROM pg_catalog.pg_description d JOIN pg_catalog.pg_namespace n ON n.oid = d.objoid
      WHERE d.classoid = 'pg_namespace'::regclass AND n.nspname = current_schema()
        AND d.description <> 'standard public schema'""",
      """
      SELECT 'SCHEMA_COMMENT', 'pg_namespace'::regclass, 0, NULL, 'current_schema', '',
             d.description, NULL, NULL, NULL, NULL, ''
      FROM pg_catalog.pg_description d JOIN pg_catalog.pg_namespace n ON n.oid = d.objoid
      WHERE d.classoid = 'pg_namespace'::regclass AND n.nspname = current_schema()
        AND d.description <> 'standard public schema'"""),

  EXTENSIONS(
      "SELECT FROM pg_catalog.pg_extension WHERE oid >= 16384",
      """
      SELECT 'EXTENSION', 'pg_extension'::regclass, e.oid, NULL, e.extname::text, '', n.nspname::text,
             NULL, (SELECT array_agg(DISTINCT m.name ORDER BY m.name) FROM (
                      SELECT coalesce(t.typname, p.proname, o.opcname, r.oprname)::text AS name
                      FROM pg_catalog.pg_depend d
                      LEFT JOIN pg_catalog.pg_type t
                        ON d.classid = 'pg_type'::regclass AND t.oid = d.objid
                      LEFT JOIN pg_catalog.pg_proc p
                        ON d.classid = 'pg_proc'::regclass AND p.oid = d.objid
                      LEFT JOIN pg_catalog.pg_opclass o
                        ON d.classid = 'pg_opclass'::regclass AND o.oid = d.objid
                      LEFT JOIN pg_catalog.pg_operator r
                        ON d.classid = 'pg_operator'::regclass AND r.oid = d.objid
                      WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = e.oid
                        AND d.deptype = 'e') m WHERE m.name IS NOT NULL),
             e.extowner, NULL, ''
      FROM pg_catalog.pg_extension e
      JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace WHERE e.oid >= 16384"""),

  COLLATIONS("SELECT FROM pg_catalog.pg_collation WHERE oid >= 16384") {
    @Override
    String query(int version) {
      return collations(version);
    }
  },

  COMPOSITE_TYPES(
      "SELECT FROM pg_catalog.pg_class WHERE oid >= 16384 AND relkind = 'c'",
      """
      SELECT 'COMPOSITE_TYPE', 'pg_type'::regclass, t.oid, l.nspname, t.typname::text, '',
             '(' || array_to_string(s.shape, ', ') || ')', s.comments, s.shape,
             t.typowner, t.typacl, 'T'
      FROM pg_catalog.pg_type t JOIN looked_at l ON l.oid = t.typnamespace
      JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
      CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(quote_ident(a.attname) || ' '
                         || format_type(a.atttypid, a.atttypmod)
                         || CASE WHEN a.attcollation <> at.typcollation
                                 THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
                         ORDER BY a.attnum), '{}') AS shape,
               array_agg('column_comment.' || a.attname || '=' || dc.description ORDER BY a.attnum)
                 FILTER (WHERE dc.description IS NOT NULL) AS comments
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_description dc
          ON dc.classoid = 'pg_class'::regclass AND dc.objoid = c.oid AND dc.objsubid = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) s"""),

  RANGE_TYPES(
      "SELECT FROM pg_catalog.pg_range WHERE rngtypid >= 16384",
      """
      SELECT 'RANGE_TYPE', 'pg_type'::regclass, t.oid, l.nspname, t.typname::text, '',
             '(SUBTYPE = ' || format_type(r.rngsubtype, NULL)
             || CASE WHEN oc.opcdefault THEN '' ELSE ', SUBTYPE_OPCLASS = '
                  || quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname) END
             || CASE WHEN r.rngcollation <> st.typcollation
                     THEN ', COLLATION = ' || r.rngcollation::regcollation ELSE '' END
             || CASE WHEN r.rngcanonical <> 0 THEN ', CANONICAL = ' || r.rngcanonical::regproc
                     ELSE '' END
             || CASE WHEN r.rngsubdiff <> 0 THEN ', SUBTYPE_DIFF = ' || r.rngsubdiff::regproc
                     ELSE '' END
             || ', MULTIRANGE_TYPE_NAME = ' || r.rngmultitypid::regtype || ')',
             NULL, NULL, t.typowner, t.typacl, 'T'
      FROM pg_catalog.pg_range r JOIN pg_catalog.pg_type t ON t.oid = r.rngtypid
      JOIN looked_at l ON l.oid = t.typnamespace
      JOIN pg_catalog.pg_type st ON st.oid = r.rngsubtype
      JOIN pg_catalog.pg_opclass oc ON oc.oid = r.rngsubopc
      JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace"""),

  DOMAINS(
      "SELECT FROM pg_catalog.pg_type WHERE oid >= 16384 AND typtype = 'd'",
      """
      SELECT 'DOMAIN', 'pg_type'::regclass, t.oid, l.nspname, t.typname::text, '',
             format_type(t.typbasetype, t.typtypmod)
             || CASE WHEN t.typcollation <> bt.typcollation
                     THEN ' COLLATE ' || t.typcollation::regcollation ELSE '' END,
             array_remove(ARRAY['default=' || pg_get_expr(t.typdefaultbin, 0),
                                CASE WHEN t.typnotnull THEN 'not_null=true' END], NULL)
             || (SELECT coalesce(array_agg('constraint.' || k.conname || '='
                                           || pg_get_constraintdef(k.oid) ORDER BY k.conname), '{}')
                 FROM pg_catalog.pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'c')
             || (SELECT coalesce(array_agg('constraint_comment.' || k.conname || '='
                                           || dk.description ORDER BY k.conname), '{}')
                 FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_description dk
                   ON dk.classoid = 'pg_constraint'::regclass AND dk.objoid = k.oid
                 WHERE k.contypid = t.oid AND k.contype = 'c')
             || %s,
             NULL, t.typowner, t.typacl, 'T'
      FROM pg_catalog.pg_type t JOIN looked_at l ON l.oid = t.typnamespace
      JOIN pg_catalog.pg_type bt ON bt.oid = t.typbasetype WHERE t.typtype = 'd'"""
          .formatted(DomainNotNull.read())),

  ROUTINES(
      "SELECT FROM pg_catalog.pg_proc WHERE oid >= 16384 AND prokind <> 'a'",
      """
      SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, 'pg_proc'::regclass,
             p.oid, l.nspname, p.proname::text, oidvectortypes(p.proargtypes),
             substr(pg_get_functiondef(p.oid),
                    length(format('CREATE OR REPLACE %s %I.%I',
                                  CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END,
                                  l.nspname, p.proname)) + 1),
             CASE WHEN p.prosqlbody IS NOT NULL AND '' = ANY (p.proargnames) THEN (
               SELECT array_agg('unnamed.' || u.m[1] || '=$' || u.m[1] ORDER BY u.at)
                      || CASE WHEN p.prosqlbody::text !~ ':isReturn true' OR p.prosqlbody::text ~
                           '[{]QUERY.*[{]QUERY|:funcformat 3|[{](SUBSCRI|AGGREF|WINDOWF|JSON|XML)'
                         THEN ARRAY['unnamed.tree=' || p.prosqlbody::text] END
               FROM regexp_matches(p.prosqlbody::text, ':paramkind 0 :paramid ([0-9]+)', 'g')
                    WITH ORDINALITY AS u(m, at)
               WHERE p.proargnames[u.m[1]::integer] = '') END,
             ARRAY[coalesce(pg_get_function_result(p.oid), ''),
                         pg_get_function_arguments(p.oid)],
             p.proowner, p.proacl, 'f'
      FROM pg_catalog.pg_proc p JOIN looked_at l ON l.oid = p.pronamespace
      WHERE p.prokind IN ('f', 'p', 'w')"""),

  AGGREGATES(
      "SELECT FROM pg_catalog.pg_proc WHERE oid >= 16384 AND prokind = 'a'",
      """
      SELECT 'AGGREGATE', 'pg_proc'::regclass, p.oid, l.nspname, p.proname::text,
             pg_get_function_identity_arguments(p.oid),
             '(' || CASE WHEN p.pronargs = 0 THEN '*' ELSE pg_get_function_arguments(p.oid) END
             || ') (' || array_to_string(ARRAY[
               'SFUNC = ' || a.aggtransfn::regproc,
               'STYPE = ' || format_type(a.aggtranstype, NULL),
               'SSPACE = ' || nullif(a.aggtransspace, 0),
               'FINALFUNC = ' || nullif(a.aggfinalfn, 0)::regproc,
               CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
               CASE WHEN a.aggfinalfn <> 0 AND a.aggfinalmodify
                         <> CASE a.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END
                    THEN 'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY'
                         WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
               'COMBINEFUNC = ' || nullif(a.aggcombinefn, 0)::regproc,
               'SERIALFUNC = ' || nullif(a.aggserialfn, 0)::regproc,
               'DESERIALFUNC = ' || nullif(a.aggdeserialfn, 0)::regproc,
               'INITCOND = ' || quote_literal(a.agginitval),
               'MSFUNC = ' || nullif(a.aggmtransfn, 0)::regproc,
               'MINVFUNC = ' || nullif(a.aggminvtransfn, 0)::regproc,
               'MSTYPE = ' || format_type(nullif(a.aggmtranstype, 0), NULL),
               'MSSPACE = ' || nullif(a.aggmtransspace, 0),
               'MFINALFUNC = ' || nullif(a.aggmfinalfn, 0)::regproc,
               CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
               CASE WHEN a.aggmfinalfn <> 0 AND a.aggmfinalmodify
                         <> CASE a.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END
                    THEN 'MFINALFUNC_MODIFY = ' || CASE a.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY'
                         WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
               'MINITCOND = ' || quote_literal(a.aggminitval),
               CASE WHEN a.aggsortop <> 0 THEN 'SORTOP = OPERATOR(' || (
                 SELECT quote_ident(n.nspname) || '.' || o.oprname FROM pg_catalog.pg_operator o
                 JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
                 WHERE o.oid = a.aggsortop) || ')' END,
               CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r'
                    THEN 'PARALLEL = RESTRICTED' END,
               CASE WHEN a.aggkind = 'h' THEN 'HYPOTHETICAL' END], ', ') || ')',
             NULL, ARRAY[pg_get_function_result(p.oid)], p.proowner, p.proacl, 'f'
      FROM pg_catalog.pg_proc p JOIN looked_at l ON l.oid = p.pronamespace
      JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid"""),

  VIEWS(
      "SELECT FROM pg_catalog.pg_rewrite WHERE oid >= 16384 AND rulename = '_RETURN'",
      """
      SELECT CASE c.relkind WHEN 'v' THEN 'VIEW' ELSE 'MATERIALIZED_VIEW' END, 'pg_class'::regclass,
             c.oid, l.nspname, c.relname::text, '', pg_get_viewdef(c.oid),
             array_remove(ARRAY[
               'with=' || array_to_string(c.reloptions, ', '),
               'tablespace=' || (SELECT s.spcname FROM pg_catalog.pg_tablespace s
                                 WHERE s.oid = c.reltablespace),
               'access_method=' || (SELECT m.amname FROM pg_catalog.pg_am m
                                    WHERE m.oid = c.relam AND m.amname <> 'heap'),
               'clustered=' || (SELECT ic.relname FROM pg_catalog.pg_index i
                                JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                                WHERE i.indrelid = c.oid AND i.indisclustered),
               CASE WHEN NOT c.relispopulated THEN 'unfilled=true' END], NULL)
             || s.options
             || CASE c.relkind WHEN 'm' THEN
                 (SELECT coalesce(array_agg('index.' || ic.relname || '='
                    || CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END
                    || substr(pg_get_indexdef(i.indexrelid),
                              length(format('CREATE %sINDEX %I ON %I.%I ',
                                     CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END,
                                     ic.relname, l.nspname, c.relname)) + 1)), '{}')
                    || coalesce(array_agg('index_comment.' || ic.relname || '=' || di.description)
                         FILTER (WHERE di.description IS NOT NULL), '{}')
                    || coalesce(array_agg('index_tablespace.' || ic.relname || '=' || ti.spcname)
                         FILTER (WHERE ti.spcname IS NOT NULL), '{}')
                    || coalesce(array_agg('index_statistics.' || ic.relname || '='
                         || (SELECT string_agg(ia.attnum || '=' || ia.attstattarget, ', '
                                               ORDER BY ia.attnum)
                             FROM pg_catalog.pg_attribute ia
                             WHERE ia.attrelid = ic.oid AND ia.attstattarget >= 0))
                         FILTER (WHERE EXISTS (SELECT FROM pg_catalog.pg_attribute ia
                             WHERE ia.attrelid = ic.oid AND ia.attstattarget >= 0)), '{}')
                  FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                  LEFT JOIN pg_catalog.pg_tablespace ti ON ti.oid = ic.reltablespace
                  LEFT JOIN pg_catalog.pg_description di
                    ON di.classoid = 'pg_class'::regclass AND di.objoid = ic.oid
                      AND di.objsubid = 0
                  WHERE i.indrelid = c.oid AND i.indisvalid) ELSE '{}' END,
             s.shape, c.relowner, c.relacl, 'r'
      FROM pg_catalog.pg_class c JOIN looked_at l ON l.oid = c.relnamespace
      CROSS JOIN LATERAL (
        SELECT coalesce(array_agg(quote_ident(a.attname) || ' '
                         || format_type(a.atttypid, a.atttypmod)
                         || CASE WHEN a.attcollation <> at.typcollation
                                 THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END
                         ORDER BY a.attnum), '{}') AS shape,
               coalesce(array_agg('column_comment.' || a.attname || '=' || dc.description)
                 FILTER (WHERE dc.description IS NOT NULL), '{}')
               || coalesce(array_agg('column_default.' || a.attname || '='
                                     || pg_get_expr(ad.adbin, ad.adrelid))
                 FILTER (WHERE ad.adbin IS NOT NULL), '{}')
               || coalesce(array_agg('statistics.' || a.attname || '=' || a.attstattarget)
                 FILTER (WHERE a.attstattarget >= 0), '{}')
               || coalesce(array_agg('storage.' || a.attname || '='
                                     || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'm' THEN 'MAIN'
                                             WHEN 'e' THEN 'EXTERNAL' ELSE 'EXTENDED' END)
                 FILTER (WHERE c.relkind = 'm' AND a.attstorage <> at.typstorage), '{}')
               || coalesce(array_agg('compression.' || a.attname || '='
                                     || CASE a.attcompression WHEN 'p' THEN 'pglz' ELSE 'lz4' END)
                 FILTER (WHERE c.relkind = 'm' AND a.attcompression <> ''), '{}')
               || coalesce(array_agg('column_with.' || a.attname || '='
                                     || array_to_string(a.attoptions, ', '))
                 FILTER (WHERE c.relkind = 'm' AND a.attoptions IS NOT NULL), '{}') AS options
        FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type at ON at.oid = a.atttypid
        LEFT JOIN pg_catalog.pg_description dc
          ON dc.classoid = 'pg_class'::regclass AND dc.objoid = c.oid AND dc.objsubid = a.attnum
        LEFT JOIN pg_catalog.pg_attrdef ad ON ad.adrelid = c.oid AND ad.adnum = a.attnum
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) s
      WHERE c.relkind IN ('v', 'm')"""),

  STATISTICS("SELECT FROM pg_catalog.pg_statistic_ext", statistics()),

  RULES(
      "SELECT FROM pg_catalog.pg_rewrite WHERE oid >= 16384 AND rulename <> '_RETURN'",
      """
      SELECT 'RULE', 'pg_rewrite'::regclass, r.oid, l.nspname, r.rulename::text, c.relname::text,
             pg_get_ruledef(r.oid, true), %s, NULL, NULL, NULL, ''
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
      JOIN looked_at l ON l.oid = c.relnamespace WHERE r.rulename <> '_RETURN'"""
          .formatted(enabled("r.ev_enabled"))),

  TRIGGERS(
      "SELECT FROM pg_catalog.pg_trigger WHERE NOT tgisinternal",
      """
      (WITH RECURSIVE own (parent, text) AS (
         SELECT t.tgparentid, o.word || length(o.name) || ' ' || o.name || o.value
         FROM pg_catalog.pg_trigger t
         JOIN pg_catalog.pg_trigger above ON above.oid = t.tgparentid
         JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
         JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         LEFT JOIN pg_catalog.pg_description d
           ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid
         CROSS JOIN LATERAL (VALUES
           ('partition_enabled=', quote_ident(n.nspname) || '.' || quote_ident(c.relname),
            CASE WHEN t.tgenabled <> above.tgenabled THEN
              CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica'
                   WHEN 'A' THEN 'always' ELSE 'enabled' END END),
           ('partition_comment=', quote_ident(n.nspname) || '.' || quote_ident(c.relname),
            d.description)) o(word, name, value)
         WHERE t.tgparentid <> 0 AND t.tgname = above.tgname AND o.value IS NOT NULL
         UNION ALL
         SELECT above.tgparentid, o.text
         FROM own o JOIN pg_catalog.pg_trigger above ON above.oid = o.parent
         WHERE above.tgparentid <> 0)
       SELECT 'TRIGGER', 'pg_trigger'::regclass, t.oid, l.nspname, t.tgname::text, c.relname::text,
              pg_get_triggerdef(t.oid, true),
              CASE WHEN c.relkind = 'p'
                   THEN %1$s || ARRAY(SELECT o.text FROM own o WHERE o.parent = t.oid)
                   ELSE %1$s END, NULL::text[], NULL::oid, NULL::aclitem[], ''
       FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
       JOIN looked_at l ON l.oid = c.relnamespace
       WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relkind <> 'f')"""
          .formatted(enabled("t.tgenabled"))),

  POLICIES(
      "SELECT FROM pg_catalog.pg_policy",
      """
      SELECT 'POLICY', 'pg_policy'::regclass, p.oid, l.nspname, p.polname::text, c.relname::text,
             concat_ws(' ',
               CASE WHEN NOT p.polpermissive THEN 'AS RESTRICTIVE' END,
               CASE p.polcmd WHEN 'r' THEN 'FOR SELECT' WHEN 'a' THEN 'FOR INSERT'
                             WHEN 'w' THEN 'FOR UPDATE' WHEN 'd' THEN 'FOR DELETE' END,
               CASE WHEN p.polroles <> '{0}' THEN 'TO ' || (
                 SELECT string_agg(CASE WHEN u.role = 0 THEN 'PUBLIC' ELSE quote_ident(g.rolname) END,
                                   ', ' ORDER BY g.rolname)
                 FROM unnest(p.polroles) u(role)
                 LEFT JOIN pg_catalog.pg_roles g ON g.oid = u.role) END,
               'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
               'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
             NULL, NULL, NULL, NULL, ''
      FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
      JOIN looked_at l ON l.oid = c.relnamespace"""),

  EVENT_TRIGGERS(
      "SELECT FROM pg_catalog.pg_event_trigger",
      """
      SELECT 'EVENT_TRIGGER', 'pg_event_trigger'::regclass, e.oid, NULL, e.evtname::text, '',
             concat_ws(' ', 'ON ' || e.evtevent,
               'WHEN TAG IN (' || (SELECT string_agg(quote_literal(g.tag), ', ' ORDER BY g.tag)
                                   FROM unnest(e.evttags) g(tag)) || ')',
               'EXECUTE FUNCTION ' || e.evtfoid::regproc || '()'),
             %s, NULL, e.evtowner, NULL, ''
      FROM pg_catalog.pg_event_trigger e"""
          .formatted(enabled("e.evtenabled"))),

  PUBLICATIONS("SELECT FROM pg_catalog.pg_publication") {
    @Override
    String query(int version) {
      return publications(version);
    }
  };

  private static final int VERSION_16 = 160_000;
  private static final int VERSION_17 = 170_000;

  private final String presence;
  private final String query;

  ObjectPart(String presence) {
    this(presence, "");
  }

  ObjectPart(String presence, String query) {
    this.presence = presence;
    this.query = query;
  }

  /** A query with rows if the database may have such an object, for {@code EXISTS}. */
  String presence() {
    return presence;
  }

  /** The rows of all such objects on a server of that version, as in {@code 180001}. */
  String query(int version) {
    return query;
  }

  private static String collations(int version) {
    String locale =
        version >= VERSION_17
            ? "c.colllocale"
            : version >= CatalogQueries.VERSION_15 ? "c.colliculocale" : "c.collcollate";
    String rules = version >= VERSION_16 ? "c.collicurules" : "NULL";
    return """
        SELECT 'COLLATION', 'pg_collation'::regclass, c.oid, l.nspname, c.collname::text, '',
               '(provider = ' || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin'
                                 ELSE 'libc' END
               || CASE WHEN c.collprovider = 'c' THEN
                    ', lc_collate = ' || quote_literal(c.collcollate)
                    || ', lc_ctype = ' || quote_literal(c.collctype)
                  ELSE ', locale = ' || quote_literal(%s) END
               || CASE WHEN c.collisdeterministic THEN '' ELSE ', deterministic = false' END
               || coalesce(', rules = ' || quote_literal(%s), '') || ')',
               NULL, NULL, c.collowner, NULL, ''
        FROM pg_catalog.pg_collation c JOIN looked_at l ON l.oid = c.collnamespace"""
        .formatted(locale, rules);
  }

  /**
   * The target is NULL from 17 on where it is -1 before. The columns, which the server tells in the
   * order that they have in the table, come by their names: their order has no meaning.
   */
  private static String statistics() {
    return """
        SELECT 'STATISTICS', 'pg_statistic_ext'::regclass, e.oid, l.nspname, e.stxname::text, '',
               CASE WHEN s.columns IS NULL THEN d.text
                    ELSE d.head || s.by_name || substr(d.text, length(d.head || s.columns) + 1) END,
               CASE WHEN coalesce(e.stxstattarget, -1) >= 0
                    THEN ARRAY['target=' || e.stxstattarget] END,
               NULL, e.stxowner, NULL, ''
        FROM pg_catalog.pg_statistic_ext e JOIN looked_at l ON l.oid = e.stxnamespace
        CROSS JOIN LATERAL (
          SELECT t.text, substring(t.text FROM '^(?: \\([a-z, ]+\\))? ON ') AS head
          FROM (SELECT substr(pg_get_statisticsobjdef(e.oid),
                              length(format('CREATE STATISTICS %I.%I', l.nspname, e.stxname)) + 1)
                         AS text) t) d
        CROSS JOIN LATERAL (
          SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
                 string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname) AS by_name
          FROM pg_catalog.pg_attribute a
          WHERE a.attrelid = e.stxrelid AND a.attnum = ANY (e.stxkeys)) s""";
  }

  private static String publications(int version) {
    boolean since15 = version >= CatalogQueries.VERSION_15;
    String parts =
        since15
            ? """
              || coalesce((SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attname)
                  FROM pg_catalog.pg_attribute a
                  WHERE a.attrelid = pr.prrelid AND a.attnum = ANY (pr.prattrs)) , '')"""
            : "";
    String columns =
        since15
            ? """
              CASE WHEN pr.prattrs IS NULL THEN '' ELSE ' ('
                %s || ')' END
              || coalesce(' WHERE (' || pg_get_expr(pr.prqual, pr.prrelid) || ')', '')"""
                .formatted(parts)
            : "''";
    String schemas =
        since15
            ? """
              (SELECT 'TABLES IN SCHEMA ' || string_agg(pn.pnnspid::regnamespace::text, ', '
                                                       ORDER BY pn.pnnspid::regnamespace::text)
               FROM pg_catalog.pg_publication_namespace pn WHERE pn.pnpubid = p.oid)"""
            : "NULL";
    String generated =
        version >= CatalogQueries.VERSION_18
            ? "CASE p.pubgencols WHEN 's' THEN 'publish_generated_columns=stored' END"
            : "NULL";
    return """
        SELECT 'PUBLICATION', 'pg_publication'::regclass, p.oid, NULL, p.pubname::text, '',
               CASE WHEN p.puballtables THEN 'FOR ALL TABLES' ELSE nullif('FOR ' || concat_ws(', ',
                 (SELECT 'TABLE ' || string_agg(
                    CASE WHEN (SELECT relkind FROM pg_catalog.pg_class WHERE oid = pr.prrelid) = 'r'
                         THEN 'ONLY ' ELSE '' END || pr.prrelid::regclass || %s, ', ' ORDER BY pr.prrelid::regclass::text)
                  FROM pg_catalog.pg_publication_rel pr WHERE pr.prpubid = p.oid),
                 %s), 'FOR ') END,
               array_remove(ARRAY[
                 CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate)
                      THEN 'publish=' || concat_ws(', ',
                        CASE WHEN p.pubinsert THEN 'insert' END,
                        CASE WHEN p.pubupdate THEN 'update' END,
                        CASE WHEN p.pubdelete THEN 'delete' END,
                        CASE WHEN p.pubtruncate THEN 'truncate' END) END,
                 CASE WHEN p.pubviaroot THEN 'publish_via_partition_root=true' END,
                 %s], NULL),
               NULL, p.pubowner, NULL, ''
        FROM pg_catalog.pg_publication p"""
        .formatted(columns, schemas, generated);
  }

  private static String enabled(String column) {
    return """
        CASE %s WHEN 'D' THEN ARRAY['enabled=disabled'] WHEN 'R' THEN ARRAY['enabled=replica']
                WHEN 'A' THEN ARRAY['enabled=always'] END"""
        .formatted(column);
  }
}
