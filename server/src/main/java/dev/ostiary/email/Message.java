package dev.ostiary.email;

import java.time.Instant;

/** A mail. */
public record Message(String id, String to, String subject, String html, String text, Instant at) {}
