/** Tests of {@link dev.ostiary.mfa}. */
@NullMarked
package dev.ostiary.mfa;

import org.jspecify.annotations.NullMarked;
