/** The databases and schemas that one command upgrades together. */
@NullMarked
package dev.aludel.cli.fleet;

import org.jspecify.annotations.NullMarked;
