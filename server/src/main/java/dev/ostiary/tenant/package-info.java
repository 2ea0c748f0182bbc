/** Tenants with their domain, issuer and settings. Routes: {@code /api/v2/tenants/settings}. */
@NullMarked
package dev.ostiary.tenant;

import org.jspecify.annotations.NullMarked;
