/** Tests of searches. */
@NullMarked
package dev.ostiary.search;

import org.jspecify.annotations.NullMarked;
