package dev.aludel.diff;

import dev.aludel.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL's catalogs say of tables and all that belongs to them, without Aludel's reading
 * of it. Left out are the names that follow from others: those of what comes from another table,
 * and whether what a child has from its parents is its own, too; and whether a check that comes
 * from another table is valid, which it always is for a child that is created under a table whose
 * own check is not.
 */
final class CatalogPrint {

  /** All schemas but those of PostgreSQL's own. */
  static final String MINE =
      "IN (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema')";

  private static final String PRINT =
      """
      SELECT 'column ' || c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || ' ' || concat_ws(' ', a.attnotnull, a.attidentity, a.attgenerated, a.attinhcount > 0,
                  CASE WHEN c.relispartition OR a.attinhcount = 0 THEN a.attislocal END,
                  a.attstorage, a.attcompression, nullif(a.attstattarget, -1),
                  (SELECT array_agg(o ORDER BY o) FROM unnest(a.attoptions) o),
                  regexp_replace(pg_get_expr(d.adbin, d.adrelid), '::(text|character varying|bpchar)', ''),
                  col_description(c.oid, a.attnum))
      FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
      LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
      WHERE c.relnamespace %1$s AND c.relkind IN ('r', 'p') AND NOT a.attisdropped
      UNION ALL
      SELECT 'constraint of ' || c.oid::regclass || ' '
             || CASE WHEN k.conparentid = 0 AND k.coninhcount = 0
                       AND NOT (k.contype = 'n' AND k.conname ~ '_not_null')
                       OR k.contype = 'f' AND c.relispartition AND k.conname !~ '_fkey[0-9]*$'
                          AND NOT EXISTS (SELECT FROM pg_constraint o
                                          WHERE o.contype = 'f' AND o.conparentid = 0 AND o.confrelid = k.confrelid
                                            AND o.conname = regexp_replace(k.conname, '_[0-9]+$', ''))
                       OR k.contype = 'n' AND k.coninhcount > 0 AND k.conname !~ '_not_null[0-9]*$'
                          AND NOT EXISTS (SELECT FROM pg_inherits i JOIN pg_constraint o ON o.conrelid = i.inhparent
                                          WHERE i.inhrelid = k.conrelid AND o.contype = 'n' AND o.conname = k.conname)
                    THEN k.conname ELSE '' END
             || ' ' || CASE WHEN k.contype IN ('c', 'n') AND k.coninhcount > 0
                            THEN replace(pg_get_constraintdef(k.oid), ' NOT VALID', '')
                            ELSE pg_get_constraintdef(k.oid) || ' ' || k.convalidated END
             || ' ' || concat_ws(' ', k.conparentid > 0, k.coninhcount,
                  CASE WHEN k.contype = 'c' AND (c.relispartition OR k.coninhcount = 0)
                       THEN k.conislocal END,
                  CASE WHEN k.contype IN ('c', 'n') THEN k.connoinherit END, obj_description(k.oid, 'pg_constraint'))
      FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
      WHERE c.relnamespace %1$s
      UNION ALL
      SELECT 'index of ' || c.oid::regclass || ' ' || CASE WHEN ic.relispartition AND ic.relname ~ '_(idx|key|pkey|excl)[0-9]*$'
                          THEN '' ELSE ic.relname END
             || ' ' || regexp_replace(pg_get_indexdef(i.indexrelid), '^.* USING |WITH \\([^)]*\\)', '', 'g')
             || ' ' || concat_ws(' ', i.indisunique, i.indisprimary, i.indisvalid, i.indisclustered,
                  i.indisreplident, ic.relispartition, s.spcname,
                  (SELECT 'a key of its own for ' || h.inhparent::regclass
                   FROM pg_constraint k JOIN pg_inherits h ON h.inhrelid = k.conindid
                   WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u') AND k.conparentid = 0),
                  (SELECT array_agg(a.attnum || '=' || a.attstattarget ORDER BY a.attnum)
                   FROM pg_attribute a WHERE a.attrelid = ic.oid AND a.attstattarget >= 0),
                  (SELECT array_agg(o ORDER BY o) FROM unnest(ic.reloptions) o),
                  obj_description(i.indexrelid, 'pg_class'))
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_class ic ON ic.oid = i.indexrelid
      LEFT JOIN pg_tablespace s ON s.oid = ic.reltablespace
      WHERE c.relnamespace %1$s
      UNION ALL
      SELECT 'table ' || c.oid::regclass || ' ' || concat_ws(' ', c.relkind, c.relpersistence,
               (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) o),
               c.relreplident, c.relrowsecurity, c.relforcerowsecurity, pg_get_expr(c.relpartbound, c.oid),
               pg_get_partkeydef(c.oid), s.spcname, obj_description(c.oid, 'pg_class'),
               (SELECT string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno)
                FROM pg_inherits WHERE inhrelid = c.oid))
      FROM pg_class c LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
      WHERE c.relnamespace %1$s AND c.relkind IN ('r', 'p', 'm')
      UNION ALL
      SELECT 'trigger of ' || c.oid::regclass || ' '
             || CASE WHEN t.tgisinternal THEN t.tgtype::text ELSE t.tgname END || ' '
             || concat_ws(' ', t.tgenabled, t.tgparentid > 0, t.tgfoid::regproc, obj_description(t.oid, 'pg_trigger'))
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE c.relnamespace %1$s
      ORDER BY 1
      """
          .formatted(MINE);

  private CatalogPrint() {}

  static List<String> of(TestDatabase db) throws java.sql.SQLException {
    List<String> print = new ArrayList<>(db.query(PRINT));
    print.replaceAll(CatalogPrint::inOneSpelling);
    return print;
  }

  /**
   * A cast of an array of numbers becomes one of its elements when a server reads it; the start of
   * the transaction has two names; and a number has as many digits as its column gives it.
   */
  private static String inOneSpelling(String line) {
    return line.replace(" now()", " CURRENT_TIMESTAMP")
        .replaceAll("\\(\\((ARRAY\\[[^]]*])\\)::(?:double precision|numeric|bigint)\\[]\\)", "($1)")
        .replaceAll("( numeric\\(\\d+,\\d+\\) .* -?\\d+)\\.0+(?= |$)", "$1")
        .replaceAll("\\((\\d+)\\)::(?:double precision|numeric|bigint)", "$1");
  }

  /** The lines that only one of two prints has. */
  static List<String> difference(List<String> there, List<String> wanted) {
    List<String> difference = new ArrayList<>();
    List<String> missing = new ArrayList<>(wanted);
    for (String line : there) {
      if (!missing.remove(line)) {
        difference.add("too much: " + line);
      }
    }
    missing.forEach(line -> difference.add("missing: " + line));
    return difference;
  }
}
