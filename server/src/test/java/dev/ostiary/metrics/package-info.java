/** Tests of the package. */
@NullMarked
package dev.ostiary.metrics;

import org.jspecify.annotations.NullMarked;
