/**
 * Password hashes that other systems made: the eleven algorithms of Auth0's bulk import, read from
 * its JSON, with a bound on what each may cost. No routes.
 */
@NullMarked
package dev.ostiary.password;

import org.jspecify.annotations.NullMarked;
