/** Tests of {@link dev.ostiary.probe}, against an API that is wrong on purpose. */
@NullMarked
package dev.ostiary.probe;

import org.jspecify.annotations.NullMarked;
