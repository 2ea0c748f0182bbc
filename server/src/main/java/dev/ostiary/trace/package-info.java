/**
 * To which request a piece of work belongs, and how long it took: ids for the log, spans for
 * OpenTelemetry. No routes.
 */
@NullMarked
package dev.ostiary.trace;

import org.jspecify.annotations.NullMarked;
