/** Tests of the package. */
@NullMarked
package dev.ostiary.common;

import org.jspecify.annotations.NullMarked;
