/**
 * What the assistant keeps: users with their tasks, streamed answers and searched documents; the
 * providers of models with their keys; and how requests are routed to them.
 */
package dev.aludel.examples.goblin.model;
