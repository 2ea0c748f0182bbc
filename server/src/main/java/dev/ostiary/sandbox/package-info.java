/**
 * Runs programs of tenants in processes of their own, which have no files, no network and no
 * secrets but what a run brings; the module {@code runner} is what runs there. No routes.
 */
@NullMarked
package dev.ostiary.sandbox;

import org.jspecify.annotations.NullMarked;
