/** Tests of {@link dev.ostiary.theme}. */
@NullMarked
package dev.ostiary.theme;

import org.jspecify.annotations.NullMarked;
