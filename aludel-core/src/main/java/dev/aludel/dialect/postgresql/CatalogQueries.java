package dev.aludel.dialect.postgresql;

import java.util.Map;

/**
 * The queries of an inspection, one for each part of a schema. All but the first take what the
 * first one found, so that they agree on what is looked at.
 *
 * <p>Each reads catalogs of PostgreSQL's manual, chapter 52, and none calls a function for what a
 * join gives.
 */
final class CatalogQueries {

  static final int VERSION_15 = 150_000;
  static final int VERSION_18 = 180_000;

  private CatalogQueries() {}

  static final String SESSION =
      """
      SELECT current_schema(), current_setting('server_version_num')::int,
             current_setting('search_path')
      """;

  private static final String NOT_IN_EXTENSION =
      """
      NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
                  WHERE e.classid = '%s'::regclass AND e.objid = %s AND e.deptype = 'e')
      """;

  /**
   * Tables, partitioned ones and their partitions too, but none of extensions. Takes schemas. What
   * most tables do not have stands in one array, so that there is little to read for those.
   */
  static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname,
             CASE WHEN c.relpersistence = 'u' OR c.reloptions IS NOT NULL
                    OR t.reloptions IS NOT NULL OR s.spcname IS NOT NULL OR a.amname <> 'heap'
                    OR c.relforcerowsecurity OR c.relrowsecurity OR c.relreplident <> 'd'
                    OR c.relkind = 'p' OR c.relispartition OR p.names IS NOT NULL
                    OR d.description IS NOT NULL
                  THEN ARRAY[
                    CASE WHEN c.relpersistence = 'u' THEN 'true' END,
                    array_to_string(c.reloptions, ', '),
                    (SELECT string_agg('toast.' || o, ', ') FROM unnest(t.reloptions) o),
                    s.spcname::text, CASE WHEN a.amname <> 'heap' THEN a.amname::text END,
                    CASE WHEN c.relforcerowsecurity AND c.relrowsecurity THEN 'forced'
                         WHEN c.relforcerowsecurity THEN 'disabled, forced'
                         WHEN c.relrowsecurity THEN 'enabled' END,
                    CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
                      WHEN 'i' THEN CASE WHEN NOT EXISTS (
                        SELECT FROM pg_catalog.pg_index ri
                        WHERE ri.indrelid = c.oid AND ri.indisreplident) THEN 'NOTHING' END END,
                    CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
                    CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END,
                    p.schemas::text, p.names::text, d.description] END AS rare
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid AND t.reloptions IS NOT NULL
      LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = c.reltablespace
      LEFT JOIN pg_catalog.pg_am a ON a.oid = c.relam
      LEFT JOIN pg_catalog.pg_description d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
      LEFT JOIN (SELECT i.inhrelid, array_agg(pn.nspname::text ORDER BY i.inhseqno) AS schemas,
                        array_agg(pc.relname::text ORDER BY i.inhseqno) AS names
                 FROM pg_catalog.pg_inherits i
                 JOIN pg_catalog.pg_class pc ON pc.oid = i.inhparent AND pc.relkind IN ('r', 'p')
                 JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
                 GROUP BY i.inhrelid) p ON p.inhrelid = c.oid
      WHERE c.relkind IN ('r', 'p') AND c.reloftype = 0 AND n.nspname = ANY (?)
        AND c.relpersistence <> 't'
        AND\s"""
          + NOT_IN_EXTENSION.formatted("pg_class", "c.oid");

  /** What the array {@code rare} of {@link #TABLES} holds. */
  static final Map<String, Integer> RARE_OF_TABLES =
      Map.ofEntries(
          Map.entry("unlogged", 0),
          Map.entry("storage", 1),
          Map.entry("toast_storage", 2),
          Map.entry("spcname", 3),
          Map.entry("access_method", 4),
          Map.entry("row_security", 5),
          Map.entry("identity", 6),
          Map.entry("partition_by", 7),
          Map.entry("bound", 8),
          Map.entry("parent_schemas", 9),
          Map.entry("parent_names", 10),
          Map.entry("description", 11));

  /**
   * Takes tables. What most columns do not have stands in one array, so that there is little to
   * read for those. Only what generates a column names others, and only then must the server open
   * the table to write it.
   */
  static final String COLUMNS =
      """
      SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS declared,
             CASE WHEN t.typtype = 'e' THEN t.oid::text WHEN et.typtype = 'e' THEN et.oid || '[]'
                  END AS enum,
             CASE WHEN a.attnotnull THEN 'n' ELSE '' END || a.attidentity::text
               || a.attgenerated::text
               || CASE WHEN a.attinhcount > 0 AND a.attislocal THEN 'l' ELSE '' END AS marks,
             CASE WHEN a.atthasdef THEN
               pg_get_expr(d.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE d.adrelid END)
               END AS expression,
             CASE WHEN co.oid IS NOT NULL OR de.description IS NOT NULL
                    OR a.attstorage <> t.typstorage OR a.attcompression <> ''
                    OR a.attstattarget >= 0 OR a.attoptions IS NOT NULL
                  THEN ARRAY[cn.nspname::text, co.collname::text, de.description,
                    CASE WHEN a.attstorage <> t.typstorage THEN
                      CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                           WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
                    CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
                    CASE WHEN a.attstattarget >= 0 THEN a.attstattarget::text END,
                    array_to_string(a.attoptions, ', ')] END AS rare
      FROM pg_catalog.pg_attribute a
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_type et
        ON t.typcategory = 'A' AND t.typlen = -1 AND et.oid = t.typelem
      LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
      LEFT JOIN pg_catalog.pg_collation co
        ON co.oid = a.attcollation AND a.attcollation <> t.typcollation
      LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
      LEFT JOIN pg_catalog.pg_description de
        ON de.classoid = 'pg_class'::regclass AND de.objoid = a.attrelid
          AND de.objsubid = a.attnum
      WHERE a.attrelid = ANY (?) AND a.attnum > 0 AND NOT a.attisdropped
      ORDER BY a.attrelid, a.attnum
      """;

  /** What the array {@code rare} of {@link #COLUMNS} holds. */
  static final Map<String, Integer> RARE_OF_COLUMNS =
      Map.of(
          "collation_schema", 0,
          "collname", 1,
          "description", 2,
          "storage", 3,
          "compression", 4,
          "target", 5,
          "column_with", 6);

  /** Whether a parent's NOT NULL has the name that this one has. */
  private static final String NAMED_ABOVE =
      """
      EXISTS (SELECT FROM pg_catalog.pg_inherits up
              JOIN pg_catalog.pg_constraint n ON n.conrelid = up.inhparent
                AND n.conname = c.conname AND n.contype = 'n'
              WHERE up.inhrelid = c.conrelid)"""
          .indent(14)
          .strip();

  /**
   * Takes tables. A constraint that says more than the model can hold comes with its whole
   * definition. Of those that are NOT NULL come the ones that are not as most are, and of those
   * that only stand for one of another table none: a foreign key has one for each partition that it
   * references.
   */
  static String constraints(int version) {
    String setColumns = version >= VERSION_15 ? "c.confdelsetcols IS NOT NULL" : "false";
    String since18 = version >= VERSION_18 ? "c.conperiod OR NOT c.conenforced" : "false";
    String notNull =
        version >= VERSION_18
            ? "c.contype = 'n' AND (NOT ("
                + NotNullNames.GIVEN_BY_SERVER
                + ") OR c.connoinherit OR NOT c.convalidated OR d.description IS NOT NULL"
                + " OR (c.coninhcount > 0 AND (c.conislocal OR NOT "
                + NAMED_ABOVE
                + ")"
                + " AND (SELECT t.relispartition FROM pg_catalog.pg_class t WHERE t.oid = c.conrelid)))"
            : "false";
    return """
        SELECT c.conrelid, c.conname, c.contype::text, c.conkey, c.condeferrable, c.condeferred,
               c.confupdtype::text, c.confdeltype::text,
               fn.nspname AS referenced_schema, f.relname AS referenced_table,
               CASE cardinality(c.confkey)
                 WHEN 1 THEN (SELECT ARRAY[fa.attname] FROM pg_catalog.pg_attribute fa
                              WHERE fa.attrelid = c.confrelid AND fa.attnum = c.confkey[1])
                 ELSE CASE WHEN c.confkey IS NOT NULL THEN
                   (SELECT array_agg(fa.attname ORDER BY k.n)
                    FROM unnest(c.confkey) WITH ORDINALITY AS k(attnum, n)
                    JOIN pg_catalog.pg_attribute fa
                      ON fa.attrelid = c.confrelid AND fa.attnum = k.attnum) END END
                 AS referenced_columns,
               CASE c.contype WHEN 'c' THEN pg_get_expr(c.conbin, c.conrelid) END AS condition,
               CASE c.contype WHEN 'u' THEN %s ELSE false END AS nulls_not_distinct,
               CASE WHEN c.contype = 'x' OR (NOT c.convalidated AND c.contype <> 'n') OR %s OR %s
                      OR (c.contype = 'c' AND c.connoinherit)
                      OR (c.contype = 'f' AND c.confmatchtype <> 's')
                      OR (c.contype = 'p' AND c.condeferrable)
                      OR (c.contype IN ('p', 'u') AND i.indnatts > i.indnkeyatts)
                    THEN pg_get_constraintdef(c.oid) END AS definition,
               CASE WHEN c.contype = 'n' AND (c.connoinherit OR NOT c.convalidated)
                    THEN concat_ws(' ', CASE WHEN c.connoinherit THEN 'NO INHERIT' END,
                                        CASE WHEN NOT c.convalidated THEN 'NOT VALID' END)
                    END AS state,
               d.description,
               CASE WHEN c.conparentid <> 0 AND (c.contype = 'f' OR c.condeferrable OR d.description IS NOT NULL) THEN
                 (WITH RECURSIVE up (name, relid, above) AS (
                    SELECT k.conname, k.conrelid, k.conparentid FROM pg_catalog.pg_constraint k
                    WHERE k.oid = c.conparentid
                    UNION ALL
                    SELECT k.conname, k.conrelid, k.conparentid
                    FROM up JOIN pg_catalog.pg_constraint k ON k.oid = up.above)
                  SELECT ARRAY[ARRAY[n.nspname::text, t.relname::text, up.name::text]]
                  FROM up JOIN pg_catalog.pg_class t ON t.oid = up.relid
                  JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace WHERE up.above = 0)
               WHEN c.contype = 'c' AND c.coninhcount > 0 AND d.description IS NOT NULL THEN
                 (SELECT ARRAY[ARRAY[n.nspname::text, t.relname::text, k.conname::text]]
                  FROM pg_catalog.pg_partition_ancestors(c.conrelid) up
                  JOIN pg_catalog.pg_constraint k ON k.conrelid = up.relid
                    AND k.conname = c.conname AND k.contype = 'c' AND k.coninhcount = 0
                  JOIN pg_catalog.pg_class t ON t.oid = up.relid
                  JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace) END AS above,
               c.conparentid <> 0 OR (c.contype IN ('c', 'n') AND c.coninhcount > 0)
                 AS inherited, c.conislocal,
               c.contype = 'n' AND c.coninhcount > 0 AND %s AS named_above,
        %s
        FROM pg_catalog.pg_constraint c
        LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid AND c.contype <> 'f'
        LEFT JOIN pg_catalog.pg_class f ON f.oid = c.confrelid
        LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
        LEFT JOIN pg_catalog.pg_description d
          ON d.classoid = 'pg_constraint'::regclass AND d.objoid = c.oid AND d.objsubid = 0
        WHERE c.conrelid = ANY (?) AND (c.contype IN ('p', 'u', 'f', 'c', 'x') OR %s)
          AND (c.conparentid = 0 OR c.contype <> 'f'
               OR EXISTS (SELECT FROM pg_catalog.pg_constraint p
                          WHERE p.oid = c.conparentid AND p.conrelid <> c.conrelid
                            AND p.confrelid = c.confrelid))
        ORDER BY c.conrelid, array_position('{p,u,f,c,x}', c.contype::text), c.conname
        """
        .formatted(
            nullsNotDistinct(version),
            setColumns,
            since18,
            NAMED_ABOVE,
            ConstraintTriggers.read(version).indent(15).strip(),
            notNull);
  }

  private static String nullsNotDistinct(int version) {
    return version >= VERSION_15 ? "i.indnullsnotdistinct" : "false";
  }

  /**
   * Takes tables. Each index that no constraint brings and that works: a failed {@code CREATE INDEX
   * CONCURRENTLY} leaves one that does not. What its keys are besides columns in an order is told
   * only where they are more: in {@code keys}, an array in the array for each.
   */
  static String indexes(int version) {
    return """
        SELECT i.indrelid, ci.relname, %4$s AS inherited,
               CASE WHEN am.amname <> 'btree' THEN am.amname END AS method,
               i.indisunique, %3$s AS nulls_not_distinct,
               pg_get_expr(i.indpred, i.indrelid) AS predicate,
               i.indnkeyatts, i.indkey::text AS attnums, i.indoption::text AS order_bits,
               CASE WHEN i.indexprs IS NOT NULL OR am.amname <> 'btree'
                      OR i.indclass::oid[] && (SELECT array_agg(oc.oid) FROM pg_catalog.pg_opclass oc
                                               WHERE NOT oc.opcdefault)
                      OR NOT i.indcollation::oid[] <@ ARRAY[0::oid, %1$s]
                      OR (%1$s = ANY (i.indcollation)
                          AND EXISTS (SELECT FROM pg_catalog.pg_attribute a
                                      WHERE a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                                        AND a.attcollation NOT IN (0, %1$s)))
                    THEN (%2$s) END AS keys
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class ci ON ci.oid = i.indexrelid
        JOIN pg_catalog.pg_am am ON am.oid = ci.relam
        WHERE i.indrelid = ANY (?) AND i.indisvalid
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
                          WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
        """
        .formatted(DEFAULT_COLLATION, KEYS, nullsNotDistinct(version), INHERITED_INDEX);
  }

  /** Whether it is one of a partition for an index of its table, and that one works. */
  private static final String INHERITED_INDEX =
      """
      ci.relispartition AND EXISTS (
        SELECT FROM pg_catalog.pg_inherits h
        JOIN pg_catalog.pg_index above ON above.indexrelid = h.inhparent AND above.indisvalid
        WHERE h.inhrelid = ci.oid)""";

  /** The database's own, which a column has that names none. */
  private static final String DEFAULT_COLLATION = "'pg_catalog.\"default\"'::regcollation::oid";

  private static final String KEYS =
      """
      SELECT array_agg(ARRAY[
               CASE WHEN i.indkey[k.n - 1] = 0
                    THEN pg_get_indexdef(i.indexrelid, k.n, false) END,
               CASE WHEN i.indkey[k.n - 1] = 0 AND co.oid IS NOT NULL
                    THEN pg_get_indexdef(i.indexrelid) END,
               ocn.nspname::text, oc.opcname::text, array_to_string(ia.attoptions, ', '),
               CASE WHEN i.indkey[k.n - 1] = 0 OR co.oid <> a.attcollation
                    THEN cn.nspname::text END,
               CASE WHEN i.indkey[k.n - 1] = 0 OR co.oid <> a.attcollation
                    THEN co.collname::text END] ORDER BY k.n)
      FROM generate_series(1, i.indnkeyatts::int) AS k(n)
      LEFT JOIN pg_catalog.pg_attribute a
        ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n - 1] AND a.attnum > 0
      LEFT JOIN pg_catalog.pg_attribute ia
        ON ia.attrelid = i.indexrelid AND ia.attnum = k.n AND am.amname <> 'btree'
      LEFT JOIN pg_catalog.pg_opclass oc
        ON oc.oid = i.indclass[k.n - 1] AND (NOT oc.opcdefault OR ia.attoptions IS NOT NULL)
      LEFT JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace
      LEFT JOIN pg_catalog.pg_collation co ON co.oid = i.indcollation[k.n - 1]
      LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace""";

  /** What each array in {@code keys} of {@link #indexes} holds. */
  static final Map<String, Integer> COLUMNS_OF_KEYS =
      Map.of(
          "expression", 0,
          "definition", 1,
          "opclass_schema", 2,
          "opcname", 3,
          "parameters", 4,
          "collation_schema", 5,
          "collname", 6);

  /** Whether the index is that of a key that does not come from above, though the index may. */
  private static String ownKey(String index) {
    return """
        EXISTS (SELECT FROM pg_catalog.pg_constraint ok
                WHERE ok.conindid = %s AND ok.contype IN ('p', 'u') AND ok.conparentid = 0)"""
        .formatted(index);
  }

  /**
   * Takes tables. What an index, that of a constraint too, has besides its definition. Only an
   * expression in an index can have a statistics target (ALTER INDEX).
   */
  static final String INDEX_OPTIONS =
      """
      SELECT i.indrelid, ci.relname, %1$s AS inherited,
             ci.relispartition AND %2$s AS own_key,
             array_to_string(ci.reloptions, ', ') AS storage, s.spcname,
             i.indisclustered, i.indisreplident, d.description,
             CASE WHEN i.indexprs IS NOT NULL THEN
               (SELECT string_agg(a.attnum || '=' || a.attstattarget, ', ' ORDER BY a.attnum)
                FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) END AS targets,
             CASE WHEN ci.relispartition THEN
               (SELECT ARRAY[ARRAY[
                  tn.nspname::text, tt.relname::text,
                  top.relname::text, array_to_string(top.reloptions, ', '),
                  (SELECT ts.spcname::text FROM pg_catalog.pg_tablespace ts
                   WHERE ts.oid = top.reltablespace),
                  CASE WHEN i.indexprs IS NOT NULL THEN
                    (SELECT string_agg(a.attnum || '=' || a.attstattarget, ', ' ORDER BY a.attnum)
                     FROM pg_catalog.pg_attribute a
                     WHERE a.attrelid = top.oid AND a.attstattarget >= 0) END,
                  CASE WHEN NOT i.indisprimary THEN
                    (SELECT string_agg(a.attname, '_' ORDER BY a.attnum)
                     FROM pg_catalog.pg_attribute a
                     WHERE a.attrelid = i.indexrelid AND a.attnum > 0) END,
                  CASE WHEN i.indisprimary THEN 'pkey'
                       ELSE coalesce((SELECT CASE k.contype WHEN 'u' THEN 'key' ELSE 'excl' END
                                      FROM pg_catalog.pg_constraint k
                                      WHERE k.conrelid = i.indrelid AND k.conindid = i.indexrelid
                                        AND k.contype IN ('u', 'x')), 'idx') END,
                  CASE WHEN NOT i.indisprimary
                         AND (i.indnatts > i.indnkeyatts OR i.indexprs IS NOT NULL) THEN
                    (SELECT string_agg(CASE i.indkey[a.attnum - 1] WHEN 0 THEN 'expr'
                                            ELSE a.attname::text END, '_' ORDER BY a.attnum)
                     FROM pg_catalog.pg_attribute a
                     WHERE a.attrelid = i.indexrelid AND a.attnum BETWEEN 1 AND i.indnkeyatts)
                    END]]
                FROM pg_catalog.pg_partition_ancestors(i.indexrelid) WITH ORDINALITY AS up(relid, n)
                JOIN pg_catalog.pg_class top ON top.oid = up.relid AND up.n > 1
                  AND (NOT top.relispartition OR %3$s)
                JOIN pg_catalog.pg_index ti ON ti.indexrelid = top.oid
                JOIN pg_catalog.pg_class tt ON tt.oid = ti.indrelid
                JOIN pg_catalog.pg_namespace tn ON tn.oid = tt.relnamespace
                ORDER BY up.n LIMIT 1)
               END AS of_above
      FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class ci ON ci.oid = i.indexrelid
      LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = ci.reltablespace
      LEFT JOIN pg_catalog.pg_description d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
      WHERE i.indrelid = ANY (?) AND i.indisvalid
        AND (ci.reloptions IS NOT NULL OR s.oid IS NOT NULL OR i.indisclustered
             OR i.indisreplident OR d.description IS NOT NULL OR i.indexprs IS NOT NULL
             OR ci.relispartition)
      """
          .formatted(INHERITED_INDEX, ownKey("ci.oid"), ownKey("top.oid"));

  /** What the array {@code of_above} of {@link #INDEX_OPTIONS} holds. */
  static final Map<String, Integer> OF_ABOVE =
      Map.of(
          "table_schema", 0,
          "table", 1,
          "relname", 2,
          "storage", 3,
          "spcname", 4,
          "targets", 5,
          "columns", 6,
          "ending", 7,
          "keys", 8);

  /** What the array {@code above} of {@link #constraints} holds. */
  static final Map<String, Integer> ABOVE = Map.of("table_schema", 0, "table", 1, "name", 2);

  /** Takes schema names. Free sequences, and those that columns own or are numbered by. */
  static final String SEQUENCES =
      """
      SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL) AS type,
             ARRAY[s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle::int,
                   (c.relpersistence = 'p' OR o.deptype IS NOT NULL)::int]::text AS options,
             o.deptype::text, o.refobjid, o.refobjsubid, d.description,
             CASE WHEN c.relpersistence <> t.relpersistence
                    AND pg_catalog.current_setting('server_version_num')::integer >= 150000
                  THEN c.relpersistence::text END AS apart
      FROM pg_catalog.pg_sequence s
      JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_depend o
        ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
          AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0
          AND o.deptype IN ('a', 'i')
      LEFT JOIN pg_catalog.pg_class t ON t.oid = o.refobjid
      LEFT JOIN pg_catalog.pg_description d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
      WHERE n.nspname = ANY (?) AND c.relpersistence <> 't'
        AND\s"""
          + NOT_IN_EXTENSION.formatted("pg_class", "c.oid");

  /** All enums that no extension brings: a column may be of one outside the schemas looked at. */
  static final String ENUMS =
      """
      SELECT t.oid, n.nspname, t.typname, d.description,
             (SELECT array_agg(l.enumlabel ORDER BY l.enumsortorder)
              FROM pg_catalog.pg_enum l WHERE l.enumtypid = t.oid) AS labels
      FROM pg_catalog.pg_type t
      JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
      LEFT JOIN pg_catalog.pg_description d
        ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
      WHERE t.typtype = 'e'
        AND\s"""
          + NOT_IN_EXTENSION.formatted("pg_type", "t.oid");
}
