/**
 * Lets a machine trust the local certificate authority: the system's store, browsers, Node, Java.
 * No routes.
 */
@NullMarked
package dev.ostiary.trust;

import org.jspecify.annotations.NullMarked;
