/** Tests of the package of the same name. */
@NullMarked
package dev.ostiary.invitation;

import org.jspecify.annotations.NullMarked;
