/** Authorization codes (RFC 6749 section 4.1.2): issued, bound, redeemed once. No routes. */
@NullMarked
package dev.ostiary.code;

import org.jspecify.annotations.NullMarked;
