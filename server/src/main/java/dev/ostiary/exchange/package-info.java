/**
 * Which foreign tokens a tenant's actions may exchange for its own, and what those say. Routes:
 * {@code /api/v2/token-exchange-profiles}.
 */
@NullMarked
package dev.ostiary.exchange;

import org.jspecify.annotations.NullMarked;
