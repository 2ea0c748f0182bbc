/** Signing keys of a tenant: next, current, previous. No routes yet. */
@NullMarked
package dev.ostiary.key;

import org.jspecify.annotations.NullMarked;
