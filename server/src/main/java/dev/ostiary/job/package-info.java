/**
 * Long work that goes on after the answer: importing and exporting users. A job and its files are
 * in the database, so that any node can run it and the next one goes on where a dead one stopped.
 * Routes: {@code /api/v2/jobs}, {@code /exports/{name}}.
 */
@NullMarked
package dev.ostiary.job;

import org.jspecify.annotations.NullMarked;
