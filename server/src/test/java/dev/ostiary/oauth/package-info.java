/** Tests of the package. */
@NullMarked
package dev.ostiary.oauth;

import org.jspecify.annotations.NullMarked;
