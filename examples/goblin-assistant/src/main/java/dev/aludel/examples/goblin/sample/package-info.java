/** Rows to develop with: as many as wanted, and the same ones each time. */
package dev.aludel.examples.goblin.sample;
