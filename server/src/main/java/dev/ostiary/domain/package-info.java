/**
 * Domains of its own that a tenant wants to sign users in at. This server does not answer under
 * them yet. Routes: {@code /api/v2/custom-domains}.
 */
@NullMarked
package dev.ostiary.domain;

import org.jspecify.annotations.NullMarked;
