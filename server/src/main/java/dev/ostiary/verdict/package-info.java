/**
 * Why an API refuses a token: the closed list of verdicts, a page for each, and the hints that a
 * server for development gives by itself. Routes: {@code /docs/verdicts}.
 */
@NullMarked
package dev.ostiary.verdict;

import org.jspecify.annotations.NullMarked;
