/**
 * Trying programs before they are in any flow: runs without effect, made-up and real events. Routes
 * {@code /ostiary/v1/script-runs}, {@code /ostiary/v1/trigger-events} and Auth0's test of an
 * Action.
 */
@NullMarked
package dev.ostiary.trial;

import org.jspecify.annotations.NullMarked;
