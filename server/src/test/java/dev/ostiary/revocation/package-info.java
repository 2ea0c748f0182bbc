/** Tests of the package. */
@NullMarked
package dev.ostiary.revocation;

import org.jspecify.annotations.NullMarked;
