/** Tests of the package. */
@NullMarked
package dev.ostiary.telemetry;

import org.jspecify.annotations.NullMarked;
