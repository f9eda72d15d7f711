/**
 * Health, the pool and metrics over HTTP: as answers for any server, and with the JDK's own server.
 */
@NullMarked
package dev.aludel.serve;

import org.jspecify.annotations.NullMarked;
