/** Tests of the package. */
@NullMarked
package dev.ostiary.cli;

import org.jspecify.annotations.NullMarked;
