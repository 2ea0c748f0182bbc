/**
 * Organizations: groups of users who work for one customer, with connections and roles of their
 * own. Routes: {@code /api/v2/organizations}, {@code /api/v2/users/{id}/organizations}, {@code
 * /api/v2/client-grants/{id}/organizations}.
 */
@NullMarked
package dev.ostiary.organization;

import org.jspecify.annotations.NullMarked;
