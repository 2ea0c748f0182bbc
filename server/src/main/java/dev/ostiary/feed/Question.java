package dev.ostiary.feed;

import dev.ostiary.tenant.Tenant;

/**
 * What the bearer of a token wants to know.
 *
 * @param token an access token, not checked yet
 * @param audience the identifier of the API
 */
record Question(Tenant tenant, String token, String audience) {}
