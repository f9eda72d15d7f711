package dev.aludel.testing;

import java.sql.SQLException;
import java.util.List;

/**
 * Which functions the expressions of a database call, as PostgreSQL knows it whatever their words
 * are (section 52.18 of its manual, "pg_depend"). An index is told by its table, since the names of
 * those of partitions follow from others.
 */
public final class CalledFunctions {

  private static final String PRINT =
      """
      SELECT coalesce('index of ' || i.indrelid::regclass,
                      pg_describe_object(d.classid, d.objid, d.objsubid))
             || ' calls ' || d.refobjid::regprocedure
      FROM pg_depend d
      LEFT JOIN pg_index i ON d.classid = 'pg_class'::regclass AND i.indexrelid = d.objid
      WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid >= 16384 AND d.deptype = 'n'
      ORDER BY 1
      """;

  private CalledFunctions() {}

  /** One line for each expression and function. */
  public static List<String> of(TestDatabase db) throws SQLException {
    return db.query(PRINT);
  }
}
