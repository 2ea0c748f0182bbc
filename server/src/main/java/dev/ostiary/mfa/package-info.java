/**
 * Factors of users beside the password. They are kept; signing in with them does not exist yet.
 * Routes: {@code /api/v2/users/{id}/authentication-methods} and its older companions.
 */
@NullMarked
package dev.ostiary.mfa;

import org.jspecify.annotations.NullMarked;
