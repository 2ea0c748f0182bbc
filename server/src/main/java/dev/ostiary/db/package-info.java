/**
 * SQL databases: transactions, group commit, migrations, cached documents. The nouns' stores stand
 * on it. No routes.
 */
@NullMarked
package dev.ostiary.db;

import org.jspecify.annotations.NullMarked;
