/** Provider metadata and keys. Routes: {@code /.well-known/...}. */
@NullMarked
package dev.ostiary.discovery;

import org.jspecify.annotations.NullMarked;
