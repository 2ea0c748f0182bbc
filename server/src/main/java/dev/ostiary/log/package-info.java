/**
 * The audit log with Auth0's event type codes. Rows are durable before the answer leaves. Routes:
 * {@code /api/v2/logs}, {@code /api/v2/users/{id}/logs}, {@code /api/v2/stats}. What it says of
 * tokens is also counted, by application, API and day.
 */
@NullMarked
package dev.ostiary.log;

import org.jspecify.annotations.NullMarked;
