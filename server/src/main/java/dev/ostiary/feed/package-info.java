/**
 * Tells applications what their user may do, so that none has to look into an access token. Routes:
 * {@code /ostiary/v1/me/permissions}.
 */
@NullMarked
package dev.ostiary.feed;

import org.jspecify.annotations.NullMarked;
