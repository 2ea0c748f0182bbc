/** Tests of {@link dev.ostiary.routes}. */
@NullMarked
package dev.ostiary.routes;

import org.jspecify.annotations.NullMarked;
