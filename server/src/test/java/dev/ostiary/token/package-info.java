/** Tests of the package. */
@NullMarked
package dev.ostiary.token;

import org.jspecify.annotations.NullMarked;
