/** Tests of {@code user}. */
@NullMarked
package dev.ostiary.password;

import org.jspecify.annotations.NullMarked;
