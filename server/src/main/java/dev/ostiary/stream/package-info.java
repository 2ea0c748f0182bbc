/**
 * Where a tenant wants its log and its events to go. Nothing is sent yet. Routes: {@code
 * /api/v2/log-streams}, {@code /api/v2/event-streams}.
 */
@NullMarked
package dev.ostiary.stream;

import org.jspecify.annotations.NullMarked;
