/**
 * Identifiers, randomness, hashes, sealed secrets, JSON and the one clock. Imports nothing of ours.
 * No routes.
 */
@NullMarked
package dev.ostiary.common;

import org.jspecify.annotations.NullMarked;
