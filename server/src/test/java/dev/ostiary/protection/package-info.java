/** Tests of {@link dev.ostiary.protection}. */
@NullMarked
package dev.ostiary.protection;

import org.jspecify.annotations.NullMarked;
