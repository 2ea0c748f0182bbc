/** Tests of the package. */
@NullMarked
package dev.ostiary.consent;

import org.jspecify.annotations.NullMarked;
