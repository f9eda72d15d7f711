/**
 * What is particular to one database: reading its catalog, writing its SQL, running a transaction.
 *
 * <p>Each dialect is one package below this one, found through {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.aludel.dialect;

import org.jspecify.annotations.NullMarked;
