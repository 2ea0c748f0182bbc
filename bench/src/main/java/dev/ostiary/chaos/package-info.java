/**
 * Experiments that break things on purpose: servers and databases die, secrets are raced for, keys
 * turn, and checkers look whether the promises held. {@code docs/reliability.md} has the results.
 */
@NullMarked
package dev.ostiary.chaos;

import org.jspecify.annotations.NullMarked;
