/** The token endpoint and its grant types. Routes: {@code /oauth/token}. */
@NullMarked
package dev.ostiary.grant;

import org.jspecify.annotations.NullMarked;
