package dev.ostiary.session;

/**
 * A browser in which a user is signed in.
 *
 * @param hash the SHA-256 of the cookie's secret
 * @param sid the public name of the session, the {@code sid} claim
 * @param authTime seconds since the epoch at which the user proved who they are
 */
public record Session(String hash, String tenant, String sid, String userId, long authTime) {}
