/** Tests of the package. */
@NullMarked
package dev.ostiary.introspection;

import org.jspecify.annotations.NullMarked;
