/** Tests of {@code user}. */
@NullMarked
package dev.ostiary.job;

import org.jspecify.annotations.NullMarked;
