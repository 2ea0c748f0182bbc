/**
 * Users whom another system knows: a tenant's own scripts check their passwords, tell their
 * profiles and keep that system up to date. No routes; sign-in, sign-up, reset and the Management
 * API ask.
 */
@NullMarked
package dev.ostiary.customdatabase;

import org.jspecify.annotations.NullMarked;
