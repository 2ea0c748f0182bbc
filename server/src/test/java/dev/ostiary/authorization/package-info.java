/** Tests of the package. */
@NullMarked
package dev.ostiary.authorization;

import org.jspecify.annotations.NullMarked;
