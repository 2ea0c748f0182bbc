/** Requests and the database as operators see them from outside: ids, traces and logs by OTLP. */
@NullMarked
package dev.ostiary.telemetry;

import org.jspecify.annotations.NullMarked;
