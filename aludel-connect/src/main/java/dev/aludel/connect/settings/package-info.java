/**
 * Every setting of Aludel, declared once in {@link dev.aludel.connect.settings.AludelSettings}, and
 * where each value came from.
 */
@NullMarked
package dev.aludel.connect.settings;

import org.jspecify.annotations.NullMarked;
