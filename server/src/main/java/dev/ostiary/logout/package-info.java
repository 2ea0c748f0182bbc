/** Signing out. Routes: {@code /v2/logout}, {@code /oidc/logout}. */
@NullMarked
package dev.ostiary.logout;

import org.jspecify.annotations.NullMarked;
