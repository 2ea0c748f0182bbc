/** Tests of {@code jose}. */
@NullMarked
package dev.ostiary.jose;

import org.jspecify.annotations.NullMarked;
