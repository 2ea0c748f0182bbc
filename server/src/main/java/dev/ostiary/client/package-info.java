/**
 * Applications (OAuth clients), their credentials and client grants. Routes: {@code
 * /api/v2/clients}, {@code /api/v2/client-grants}.
 */
@NullMarked
package dev.ostiary.client;

import org.jspecify.annotations.NullMarked;
