/**
 * Roles and permissions given to roles and users. Routes: {@code /api/v2/roles}, {@code
 * /api/v2/users/{id}/roles}, {@code /api/v2/users/{id}/permissions}.
 */
@NullMarked
package dev.ostiary.role;

import org.jspecify.annotations.NullMarked;
