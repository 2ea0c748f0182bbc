package dev.ostiary.administrator;

/**
 * A user who may manage the tenant.
 *
 * @param since milliseconds since the epoch
 */
public record Administrator(String userId, Level level, long since) {}
