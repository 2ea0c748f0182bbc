/** Tests of identity. */
@NullMarked
package dev.ostiary.identity;

import org.jspecify.annotations.NullMarked;
