/** Tests of the package. */
@NullMarked
package dev.ostiary.login;

import org.jspecify.annotations.NullMarked;
