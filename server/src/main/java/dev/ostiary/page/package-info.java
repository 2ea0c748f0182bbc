/**
 * Answers that people see: the tenant's look, the person's language, headers for safety, errors as
 * pages. Routes: {@code /}, {@code /assets/...}, {@code /ostiary/v1/preview}.
 */
@NullMarked
package dev.ostiary.page;

import org.jspecify.annotations.NullMarked;
