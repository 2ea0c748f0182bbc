/**
 * The Management API described by itself: the OpenAPI document and a page that shows it. Routes:
 * {@code /api/v2/openapi.json}, {@code /ostiary/v1/openapi.json}, {@code /docs/management-api}.
 */
@NullMarked
package dev.ostiary.reference;

import org.jspecify.annotations.NullMarked;
