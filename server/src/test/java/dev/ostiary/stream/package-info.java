/** Tests of log streams and event streams. */
@NullMarked
package dev.ostiary.stream;

import org.jspecify.annotations.NullMarked;
