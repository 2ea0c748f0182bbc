/**
 * Looks for names of permissions in a code base, menus in JSON included: former ones, ones that
 * nobody defined, and permissions that nothing uses.
 */
@NullMarked
package dev.ostiary.scan;

import org.jspecify.annotations.NullMarked;
