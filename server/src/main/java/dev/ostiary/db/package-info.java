/**
 * SQL databases: transactions, group commit, migrations, announcements, leases. The nouns' stores
 * stand on it. No routes.
 */
@NullMarked
package dev.ostiary.db;

import org.jspecify.annotations.NullMarked;
