/** Tests of {@link dev.ostiary.outgoing}. */
@NullMarked
package dev.ostiary.outgoing;

import org.jspecify.annotations.NullMarked;
