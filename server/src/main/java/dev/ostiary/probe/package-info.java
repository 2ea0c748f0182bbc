/**
 * Tries a developer's own API from here: does it refuse what it must? Routes: {@code
 * /ostiary/v1/probes}, {@code /ostiary/v1/probe-domains}.
 */
@NullMarked
package dev.ostiary.probe;

import org.jspecify.annotations.NullMarked;
