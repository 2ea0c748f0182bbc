/** Token introspection (RFC 7662). Routes: {@code /oauth/introspect}. */
@NullMarked
package dev.ostiary.introspection;

import org.jspecify.annotations.NullMarked;
