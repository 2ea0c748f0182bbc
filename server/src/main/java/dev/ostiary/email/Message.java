package dev.ostiary.email;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail.
 *
 * @param from the sender when it is not the usual one, or null
 */
public record Message(
    String id,
    @Nullable String from,
    String to,
    String subject,
    String html,
    String text,
    Instant at) {}
