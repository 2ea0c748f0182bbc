/**
 * What users hold: sessions, refresh tokens, consents, keys of devices, as administrators see and
 * end them. Routes: {@code /api/v2/sessions}, {@code /api/v2/refresh-tokens}, {@code
 * /api/v2/grants}, {@code /api/v2/device-credentials} and what of it belongs to one user.
 */
@NullMarked
package dev.ostiary.credential;

import org.jspecify.annotations.NullMarked;
