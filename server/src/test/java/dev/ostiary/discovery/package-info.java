/** Tests of the package. */
@NullMarked
package dev.ostiary.discovery;

import org.jspecify.annotations.NullMarked;
