/** A sign-in in progress, kept in the database so that any node can continue it. No routes. */
@NullMarked
package dev.ostiary.interaction;

import org.jspecify.annotations.NullMarked;
