/** The issuing pipeline: plan, then sign; codes, refresh tokens and their families. No routes. */
@NullMarked
package dev.ostiary.token;

import org.jspecify.annotations.NullMarked;
