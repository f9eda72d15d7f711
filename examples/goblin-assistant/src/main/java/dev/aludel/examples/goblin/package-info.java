/** What the assistant reads and writes without entities, each user in a space of their own. */
package dev.aludel.examples.goblin;
