/**
 * The Reports API: an HTTP API that accepts Ostiary's access tokens. Routes: {@code GET /public},
 * {@code GET /reports}, {@code POST /reports/export}. Start reading at {@link
 * dev.ostiary.example.reports.AccessTokenVerifier}.
 */
@NullMarked
package dev.ostiary.example.reports;

import org.jspecify.annotations.NullMarked;
