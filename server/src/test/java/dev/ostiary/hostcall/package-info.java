/** Tests of {@link dev.ostiary.hostcall}. */
@NullMarked
package dev.ostiary.hostcall;

import org.jspecify.annotations.NullMarked;
