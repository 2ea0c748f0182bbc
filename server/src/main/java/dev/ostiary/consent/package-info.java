/** What a user allowed an application to do. No routes yet (Auth0 path {@code /grants}). */
@NullMarked
package dev.ostiary.consent;

import org.jspecify.annotations.NullMarked;
