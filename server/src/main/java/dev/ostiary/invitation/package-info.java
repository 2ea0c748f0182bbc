/**
 * Invitations to organizations, from the mail to the membership. Routes: {@code
 * /api/v2/organizations/{id}/invitations}.
 */
@NullMarked
package dev.ostiary.invitation;

import org.jspecify.annotations.NullMarked;
