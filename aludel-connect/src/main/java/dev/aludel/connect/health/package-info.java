/** Whether the database can be used, asked without the pool. */
@NullMarked
package dev.aludel.connect.health;

import org.jspecify.annotations.NullMarked;
