/** Figures for Prometheus. Routes: {@code /metrics}. */
@NullMarked
package dev.ostiary.metrics;

import org.jspecify.annotations.NullMarked;
