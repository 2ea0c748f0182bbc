/** Tests of {@link dev.ostiary.prompt}. */
@NullMarked
package dev.ostiary.prompt;

import org.jspecify.annotations.NullMarked;
