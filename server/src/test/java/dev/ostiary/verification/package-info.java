/** Tests of the package. */
@NullMarked
package dev.ostiary.verification;

import org.jspecify.annotations.NullMarked;
