/** The pages' settings and a tenant's own words on them. Routes: {@code /api/v2/prompts}. */
@NullMarked
package dev.ostiary.prompt;

import org.jspecify.annotations.NullMarked;
