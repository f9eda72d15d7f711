/** What the statement analyzer reads and writes without entities. */
package dev.aludel.examples.statementanalyzer;
