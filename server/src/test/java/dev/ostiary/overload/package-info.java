/** Tests of {@code overload}. */
@NullMarked
package dev.ostiary.overload;

import org.jspecify.annotations.NullMarked;
