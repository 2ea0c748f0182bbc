/** Tests of {@code connection}. */
@NullMarked
package dev.ostiary.connection;

import org.jspecify.annotations.NullMarked;
