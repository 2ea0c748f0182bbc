/**
 * Answers about a tenant that only the server itself can give: who may get a token for what, and
 * what an administrator should look at. Routes: {@code /ostiary/v1/access-map}, {@code
 * /ostiary/v1/activity}.
 */
@NullMarked
package dev.ostiary.explain;

import org.jspecify.annotations.NullMarked;
