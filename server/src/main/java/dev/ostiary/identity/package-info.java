/**
 * Accounts that several people were and one becomes. Routes: {@code /api/v2/users/{id}/identities}.
 */
@NullMarked
package dev.ostiary.identity;

import org.jspecify.annotations.NullMarked;
