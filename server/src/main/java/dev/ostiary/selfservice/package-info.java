/**
 * What customers of a tenant may set up themselves. Nothing shows it to them yet. Routes: {@code
 * /api/v2/self-service-profiles}.
 */
@NullMarked
package dev.ostiary.selfservice;

import org.jspecify.annotations.NullMarked;
