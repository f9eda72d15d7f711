/** What a database is doing: sessions, who waits for whom, slow statements, sizes. */
@NullMarked
package dev.aludel.connect.activity;

import org.jspecify.annotations.NullMarked;
