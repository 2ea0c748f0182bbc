/**
 * What operators do with a whole database: copy it, bring a copy back, move it from SQLite to
 * PostgreSQL, end every sign-in in it. No routes.
 */
@NullMarked
package dev.ostiary.backup;

import org.jspecify.annotations.NullMarked;
