/** Tests of the package. */
@NullMarked
package dev.ostiary.scan;

import org.jspecify.annotations.NullMarked;
