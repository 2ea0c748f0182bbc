/** Tests of {@code user}. */
@NullMarked
package dev.ostiary.user;

import org.jspecify.annotations.NullMarked;
