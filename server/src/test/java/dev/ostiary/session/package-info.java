/** Tests of the package. */
@NullMarked
package dev.ostiary.session;

import org.jspecify.annotations.NullMarked;
