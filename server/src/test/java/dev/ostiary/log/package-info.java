/** Tests of the package. */
@NullMarked
package dev.ostiary.log;

import org.jspecify.annotations.NullMarked;
