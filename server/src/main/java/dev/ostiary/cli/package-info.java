/** Commands: {@code serve}, {@code config}, {@code trust}. */
@NullMarked
package dev.ostiary.cli;

import org.jspecify.annotations.NullMarked;
