/**
 * Second factors: what a tenant wishes and what users have enrolled. They are kept; none is asked
 * for yet. Routes: {@code /api/v2/guardian}, {@code /api/v2/users/{id}/authentication-methods} and
 * its older companions.
 */
@NullMarked
package dev.ostiary.mfa;

import org.jspecify.annotations.NullMarked;
