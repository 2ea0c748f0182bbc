/**
 * Runs of tenants' programs: one passage through a trigger, what programs may call meanwhile, and
 * the log of what they did. Routes below {@code /ostiary/v1/executions}.
 */
@NullMarked
package dev.ostiary.execution;

import org.jspecify.annotations.NullMarked;
