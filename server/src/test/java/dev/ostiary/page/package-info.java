/** Tests of {@link dev.ostiary.page}. */
@NullMarked
package dev.ostiary.page;

import org.jspecify.annotations.NullMarked;
