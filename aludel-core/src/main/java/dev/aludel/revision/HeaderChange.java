package dev.aludel.revision;

/**
 * A script whose header is to be rewritten; its body stays.
 *
 * @param before the header as it is
 * @param after the header as it shall be: another {@code down}, or other dependencies
 */
public record HeaderChange(Revision before, Revision after) {}
