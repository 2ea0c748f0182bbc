/** Tests of the package. */
@NullMarked
package dev.ostiary.codegen;

import org.jspecify.annotations.NullMarked;
