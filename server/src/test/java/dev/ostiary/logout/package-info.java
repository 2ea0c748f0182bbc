/** Tests of the package. */
@NullMarked
package dev.ostiary.logout;

import org.jspecify.annotations.NullMarked;
