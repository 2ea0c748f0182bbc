/** Tests of block. */
@NullMarked
package dev.ostiary.block;

import org.jspecify.annotations.NullMarked;
