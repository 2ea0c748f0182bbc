/**
 * What can be wrong with a server and its surroundings, looked at from the machine that it runs on.
 * Routes: {@code /health/arrival}.
 */
@NullMarked
package dev.ostiary.doctor;

import org.jspecify.annotations.NullMarked;
