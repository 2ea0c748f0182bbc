/** Lets the end-to-end tests, which are JavaScript, drive Auth0's SDK for Java. */
@NullMarked
package dev.ostiary.e2e;

import org.jspecify.annotations.NullMarked;
