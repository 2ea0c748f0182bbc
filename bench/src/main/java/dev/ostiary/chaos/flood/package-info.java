/**
 * Experiments with too much and too slow: requests beyond what the server can do, clients that hold
 * connections, inputs without end, a database that hardly answers.
 */
@NullMarked
package dev.ostiary.chaos.flood;

import org.jspecify.annotations.NullMarked;
