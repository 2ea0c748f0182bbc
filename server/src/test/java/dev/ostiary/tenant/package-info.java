/** Tests of the package. */
@NullMarked
package dev.ostiary.tenant;

import org.jspecify.annotations.NullMarked;
