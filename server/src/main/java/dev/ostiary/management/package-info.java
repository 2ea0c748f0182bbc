/**
 * The Management API's toolkit: routes with scopes, schemas, paging, fields, errors. Knows no
 * resource. Routes: {@code /api/v2/}.
 */
@NullMarked
package dev.ostiary.management;

import org.jspecify.annotations.NullMarked;
