/** Tests of {@link dev.ostiary.email}. */
@NullMarked
package dev.ostiary.email;

import org.jspecify.annotations.NullMarked;
