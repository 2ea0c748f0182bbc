/**
 * Compares a token with the tenant and with what an API expects, and comes to a verdict. Routes:
 * {@code /ostiary/v1/explain}.
 */
@NullMarked
package dev.ostiary.explainer;

import org.jspecify.annotations.NullMarked;
