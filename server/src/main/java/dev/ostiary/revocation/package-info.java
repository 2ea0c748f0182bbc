/** Token revocation (RFC 7009). Routes: {@code /oauth/revoke}. */
@NullMarked
package dev.ostiary.revocation;

import org.jspecify.annotations.NullMarked;
