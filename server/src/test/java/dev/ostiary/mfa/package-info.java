/** Tests of mfa. */
@NullMarked
package dev.ostiary.mfa;

import org.jspecify.annotations.NullMarked;
