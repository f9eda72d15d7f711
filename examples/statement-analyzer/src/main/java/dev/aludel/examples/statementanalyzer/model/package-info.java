/**
 * What the statement analyzer keeps: users and their clients, the bank statements that are analyzed
 * in sessions, and what is matched, reconciled and learned on the way.
 */
package dev.aludel.examples.statementanalyzer.model;
