package dev.aludel.connect;

/**
 * What is behind an exception of a driver.
 *
 * @param kind the cause
 * @param reason the cause, as a clause without a full stop
 * @param evidence what the server or the system said, or nothing
 * @param remedy what to do about it
 */
record Diagnosis(ConnectionFailure.Kind kind, String reason, String evidence, String remedy) {}
