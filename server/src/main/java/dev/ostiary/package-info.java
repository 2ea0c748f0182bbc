/**
 * The root: {@code Main} starts a command, {@code Server} wires the house by hand, {@code Config}
 * lists every setting.
 */
@NullMarked
package dev.ostiary;

import org.jspecify.annotations.NullMarked;
