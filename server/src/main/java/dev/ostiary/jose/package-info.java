/**
 * JSON Object Signing over Nimbus with pinned algorithms; provider choice; certificates of signing
 * keys. No routes.
 */
@NullMarked
package dev.ostiary.jose;

import org.jspecify.annotations.NullMarked;
