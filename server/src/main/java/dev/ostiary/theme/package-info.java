/** How a tenant looks and what its short messages say. Routes: {@code /api/v2/branding}. */
@NullMarked
package dev.ostiary.theme;

import org.jspecify.annotations.NullMarked;
