/**
 * How much is done at once, and what becomes of the rest: lanes with a limit that follows how fast
 * answers are, short queues, a share for each tenant. No routes; it stands in front of them.
 */
@NullMarked
package dev.ostiary.overload;

import org.jspecify.annotations.NullMarked;
