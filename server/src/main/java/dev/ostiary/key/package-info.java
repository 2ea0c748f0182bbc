/** Signing keys of a tenant: next, current, previous. Routes: {@code /api/v2/keys/signing}. */
@NullMarked
package dev.ostiary.key;

import org.jspecify.annotations.NullMarked;
