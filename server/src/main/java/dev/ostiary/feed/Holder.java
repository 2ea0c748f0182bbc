package dev.ostiary.feed;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose token it is, and what it says of them.
 *
 * @param scopes the token's scopes
 * @param organization the id of the organization that the token is for, or null
 * @param end when the token expires, in milliseconds since the epoch
 */
record Holder(
    String clientId, String userId, Set<String> scopes, @Nullable String organization, long end) {}
