/** Tests of {@code resourceserver}. */
@NullMarked
package dev.ostiary.resourceserver;

import org.jspecify.annotations.NullMarked;
