/**
 * APIs (OAuth resource servers) with their permissions. Routes: {@code /api/v2/resource-servers}.
 */
@NullMarked
package dev.ostiary.resourceserver;

import org.jspecify.annotations.NullMarked;
