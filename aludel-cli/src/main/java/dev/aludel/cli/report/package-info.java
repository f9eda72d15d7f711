/** What commands print: for people, and as JSON for programs. */
@NullMarked
package dev.aludel.cli.report;

import org.jspecify.annotations.NullMarked;
