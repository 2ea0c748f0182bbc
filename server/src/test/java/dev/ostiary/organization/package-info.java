/** Tests of the package of the same name. */
@NullMarked
package dev.ostiary.organization;

import org.jspecify.annotations.NullMarked;
