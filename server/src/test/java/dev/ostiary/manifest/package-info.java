/** Tests of the package. */
@NullMarked
package dev.ostiary.manifest;

import org.jspecify.annotations.NullMarked;
