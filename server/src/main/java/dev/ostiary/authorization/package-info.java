/**
 * The authorization endpoint and the steps of the browser flow. Routes: {@code /authorize}, {@code
 * /authorize/resume}.
 */
@NullMarked
package dev.ostiary.authorization;

import org.jspecify.annotations.NullMarked;
