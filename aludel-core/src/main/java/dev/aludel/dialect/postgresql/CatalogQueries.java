package dev.aludel.dialect.postgresql;

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

  /** Tables, partitioned ones and their partitions too, but none of extensions. Takes schemas. */
  static final String TABLES =
      """
      SELECT c.oid, n.nspname, c.relname, c.relpersistence = 'u' AS unlogged,
             array_to_string(c.reloptions, ', ') AS storage,
             (SELECT string_agg('toast.' || o, ', ') FROM unnest(t.reloptions) o) AS toast_storage,
             s.spcname, CASE WHEN a.amname <> 'heap' THEN a.amname END AS access_method,
             CASE WHEN c.relforcerowsecurity THEN 'forced' WHEN c.relrowsecurity THEN 'enabled'
                  END AS row_security,
             CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING'
               WHEN 'i' THEN CASE WHEN NOT EXISTS (
                 SELECT FROM pg_catalog.pg_index ri
                 WHERE ri.indrelid = c.oid AND ri.indisreplident) THEN 'NOTHING' END END AS identity,
             CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS partition_by,
             CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS bound,
             p.schemas AS parent_schemas, p.names AS parent_names, d.description
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

  /** Takes tables. */
  static final String COLUMNS =
      """
      SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod) AS declared,
             CASE WHEN t.typtype = 'e' THEN t.oid WHEN et.typtype = 'e' THEN et.oid END AS enum,
             et.oid IS NOT NULL AS is_array,
             a.attnotnull, a.attidentity::text, a.attgenerated::text,
             pg_get_expr(d.adbin, d.adrelid) AS expression,
             cn.nspname AS collation_schema, co.collname, de.description,
             CASE WHEN a.attstorage <> t.typstorage THEN
               CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
                    ELSE 'EXTENDED' END END AS storage,
             CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
             CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS target,
             array_to_string(a.attoptions, ', ') AS column_with
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

  /**
   * Takes tables. A constraint that says more than the model can hold comes with its whole
   * definition. Of those that are NOT NULL come the ones that a person has named.
   */
  static String constraints(int version) {
    String setColumns = version >= VERSION_15 ? "c.confdelsetcols IS NOT NULL" : "false";
    String since18 = version >= VERSION_18 ? "c.conperiod OR NOT c.conenforced" : "false";
    String notNull =
        version >= VERSION_18
            ? "c.contype = 'n' AND c.coninhcount = 0 AND c.conname !~ '%s'"
                .formatted(NotNullNames.GIVEN_BY_SERVER)
            : "false";
    return """
        SELECT c.conrelid, c.conname, c.contype::text, c.conkey, c.condeferrable, c.condeferred,
               c.confupdtype::text, c.confdeltype::text,
               fn.nspname AS referenced_schema, f.relname AS referenced_table,
               (SELECT array_agg(fa.attname ORDER BY k.n)
                FROM unnest(c.confkey) WITH ORDINALITY AS k(attnum, n)
                JOIN pg_catalog.pg_attribute fa
                  ON fa.attrelid = c.confrelid AND fa.attnum = k.attnum) AS referenced_columns,
               CASE c.contype WHEN 'c' THEN pg_get_expr(c.conbin, c.conrelid) END AS condition,
               CASE c.contype WHEN 'u' THEN %s ELSE false END AS nulls_not_distinct,
               CASE WHEN c.contype = 'x' OR NOT c.convalidated OR %s OR %s
                      OR (c.contype = 'c' AND c.connoinherit)
                      OR (c.contype = 'f' AND c.confmatchtype <> 's')
                      OR (c.contype = 'p' AND c.condeferrable)
                      OR (c.contype IN ('p', 'u') AND i.indnatts > i.indnkeyatts)
                    THEN pg_get_constraintdef(c.oid) END AS definition,
               d.description
        FROM pg_catalog.pg_constraint c
        LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid AND c.contype <> 'f'
        LEFT JOIN pg_catalog.pg_class f ON f.oid = c.confrelid
        LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = f.relnamespace
        LEFT JOIN pg_catalog.pg_description d
          ON d.classoid = 'pg_constraint'::regclass AND d.objoid = c.oid AND d.objsubid = 0
        WHERE c.conrelid = ANY (?) AND (c.contype IN ('p', 'u', 'f', 'c', 'x') OR %s)
          AND c.conparentid = 0 AND (c.contype <> 'c' OR c.conislocal)
        ORDER BY c.conrelid, array_position('{p,u,f,c,x}', c.contype::text), c.conname
        """
        .formatted(nullsNotDistinct(version), setColumns, since18, notNull);
  }

  private static String nullsNotDistinct(int version) {
    return version >= VERSION_15 ? "i.indnullsnotdistinct" : "false";
  }

  /**
   * Takes tables. One row for each column of each index that no constraint brings and that works: a
   * failed {@code CREATE INDEX CONCURRENTLY} leaves one that does not.
   */
  static String indexes(int version) {
    return """
        SELECT i.indrelid, i.indexrelid, ci.relname,
               CASE WHEN am.amname <> 'btree' THEN am.amname END AS method,
               i.indisunique, %s AS nulls_not_distinct,
               pg_get_expr(i.indpred, i.indrelid) AS predicate,
               array_to_string(ia.attoptions, ', ') AS parameters,
               k.n <= i.indnkeyatts AS is_key, i.indkey[k.n - 1] AS attnum,
               CASE WHEN i.indkey[k.n - 1] = 0
                    THEN pg_get_indexdef(i.indexrelid, k.n, false) END AS expression,
               CASE WHEN i.indkey[k.n - 1] = 0 AND co.oid IS NOT NULL
                    THEN pg_get_indexdef(i.indexrelid) END AS definition,
               i.indoption[k.n - 1] AS order_bits,
               ocn.nspname AS opclass_schema, oc.opcname,
               CASE WHEN i.indkey[k.n - 1] = 0 OR co.oid <> a.attcollation
                    THEN cn.nspname END AS collation_schema,
               CASE WHEN i.indkey[k.n - 1] = 0 OR co.oid <> a.attcollation
                    THEN co.collname END AS collname
        FROM pg_catalog.pg_index i
        JOIN pg_catalog.pg_class ci ON ci.oid = i.indexrelid
        JOIN pg_catalog.pg_am am ON am.oid = ci.relam
        CROSS JOIN LATERAL generate_series(1, i.indnatts::int) AS k(n)
        LEFT JOIN pg_catalog.pg_attribute a
          ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.n - 1] AND a.attnum > 0
        LEFT JOIN pg_catalog.pg_attribute ia
          ON ia.attrelid = i.indexrelid AND ia.attnum = k.n AND am.amname <> 'btree'
        LEFT JOIN pg_catalog.pg_opclass oc
          ON k.n <= i.indnkeyatts AND oc.oid = i.indclass[k.n - 1]
            AND (NOT oc.opcdefault OR ia.attoptions IS NOT NULL)
        LEFT JOIN pg_catalog.pg_namespace ocn ON ocn.oid = oc.opcnamespace
        LEFT JOIN pg_catalog.pg_collation co
          ON k.n <= i.indnkeyatts AND co.oid = i.indcollation[k.n - 1]
        LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
        WHERE i.indrelid = ANY (?) AND i.indisvalid AND NOT ci.relispartition
          AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint c
                          WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
        ORDER BY i.indrelid, ci.relname, k.n
        """
        .formatted(nullsNotDistinct(version));
  }

  /**
   * Takes tables. What an index, that of a constraint too, has besides its definition. Only an
   * expression in an index can have a statistics target (ALTER INDEX).
   */
  static final String INDEX_OPTIONS =
      """
      SELECT i.indrelid, ci.relname, array_to_string(ci.reloptions, ', ') AS storage, s.spcname,
             i.indisclustered, i.indisreplident, d.description, t.targets
      FROM pg_catalog.pg_index i
      JOIN pg_catalog.pg_class ci ON ci.oid = i.indexrelid
      LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = ci.reltablespace
      LEFT JOIN pg_catalog.pg_description d
        ON d.classoid = 'pg_class'::regclass AND d.objoid = i.indexrelid AND d.objsubid = 0
      LEFT JOIN LATERAL (
        SELECT string_agg(a.attnum || '=' || a.attstattarget, ', ' ORDER BY a.attnum) AS targets
        FROM pg_catalog.pg_attribute a
        WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0) t ON i.indexprs IS NOT NULL
      WHERE i.indrelid = ANY (?) AND i.indisvalid AND NOT ci.relispartition
        AND (ci.reloptions IS NOT NULL OR s.oid IS NOT NULL OR i.indisclustered
             OR i.indisreplident OR d.description IS NOT NULL OR t.targets IS NOT NULL)
      """;

  /** Takes schema names. Free sequences, and those that columns own or are numbered by. */
  static final String SEQUENCES =
      """
      SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL) AS type,
             s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
             o.deptype::text, o.refobjid, o.refobjsubid, d.description
      FROM pg_catalog.pg_sequence s
      JOIN pg_catalog.pg_class c ON c.oid = s.seqrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      LEFT JOIN pg_catalog.pg_depend o
        ON o.classid = 'pg_class'::regclass AND o.objid = c.oid AND o.objsubid = 0
          AND o.refclassid = 'pg_class'::regclass AND o.refobjsubid > 0
          AND o.deptype IN ('a', 'i')
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
