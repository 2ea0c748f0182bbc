/** Where users come from: database connections. Routes: {@code /api/v2/connections}. */
@NullMarked
package dev.ostiary.connection;

import org.jspecify.annotations.NullMarked;
