/** Tests of credential. */
@NullMarked
package dev.ostiary.credential;

import org.jspecify.annotations.NullMarked;
