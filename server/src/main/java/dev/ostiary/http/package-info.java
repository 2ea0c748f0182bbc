/**
 * Requests, responses, routing, cookies, CORS and the Jetty adapter: the only package that knows
 * Jetty. No routes of its own.
 */
@NullMarked
package dev.ostiary.http;

import org.jspecify.annotations.NullMarked;
