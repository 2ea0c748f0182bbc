/**
 * Second factors: what a tenant wishes; none is asked for yet. Routes: {@code /api/v2/guardian}.
 */
@NullMarked
package dev.ostiary.mfa;

import org.jspecify.annotations.NullMarked;
