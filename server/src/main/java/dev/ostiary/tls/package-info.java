/** Certificates for https: the operator's own, or of a local authority. No routes. */
@NullMarked
package dev.ostiary.tls;

import org.jspecify.annotations.NullMarked;
