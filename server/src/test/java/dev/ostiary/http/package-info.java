/** Tests of the package. */
@NullMarked
package dev.ostiary.http;

import org.jspecify.annotations.NullMarked;
