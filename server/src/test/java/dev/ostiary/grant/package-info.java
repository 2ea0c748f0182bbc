/** Tests of the package. */
@NullMarked
package dev.ostiary.grant;

import org.jspecify.annotations.NullMarked;
