/** Tests of the package. */
@NullMarked
package dev.ostiary.lifecycle;

import org.jspecify.annotations.NullMarked;
