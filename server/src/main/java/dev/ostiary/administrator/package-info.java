/**
 * Users who manage their tenant: their level, the links that make them, and the application with
 * which they do it. Routes: {@code /dashboard/setup}, {@code /ostiary/v1/administrators}.
 */
@NullMarked
package dev.ostiary.administrator;

import org.jspecify.annotations.NullMarked;
