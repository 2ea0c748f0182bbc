/** Users, identities, passwords. Routes: {@code /api/v2/users}. */
@NullMarked
package dev.ostiary.user;

import org.jspecify.annotations.NullMarked;
