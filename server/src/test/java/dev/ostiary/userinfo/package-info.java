/** Tests of the package. */
@NullMarked
package dev.ostiary.userinfo;

import org.jspecify.annotations.NullMarked;
