/**
 * The permission manifest: one file that lists an API's permissions, their former names and the
 * roles that have them, from which code is generated and against which code is checked. Nothing
 * here talks to a server.
 */
@NullMarked
package dev.ostiary.manifest;

import org.jspecify.annotations.NullMarked;
