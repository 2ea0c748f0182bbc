/**
 * Tokens that come back to this server itself: access tokens at the Management API and UserInfo, ID
 * tokens as hints. No routes.
 */
@NullMarked
package dev.ostiary.verification;

import org.jspecify.annotations.NullMarked;
