/** Tests of token exchange profiles. */
@NullMarked
package dev.ostiary.exchange;

import org.jspecify.annotations.NullMarked;
