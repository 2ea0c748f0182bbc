/**
 * What a user may do: asked from an Ostiary server's permission feed, or read from the claims of an
 * access token that was verified. Needs Java 17 and nothing else.
 */
@NullMarked
package dev.ostiary.permissions;

import org.jspecify.annotations.NullMarked;
