/**
 * Whom the protection of sign-ins holds off. Routes: {@code /api/v2/user-blocks}, {@code
 * /api/v2/anomaly/blocks}.
 */
@NullMarked
package dev.ostiary.block;

import org.jspecify.annotations.NullMarked;
