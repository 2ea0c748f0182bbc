/**
 * The tenant's own programs in the flows of this server: what they are told, and what becomes of
 * what they decide. No routes.
 */
@NullMarked
package dev.ostiary.extension;

import org.jspecify.annotations.NullMarked;
