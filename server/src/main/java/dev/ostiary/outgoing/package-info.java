/**
 * The one guarded way out (OUT-01): requests to hosts that a tenant names. Addresses are checked
 * before they are connected to, and time and size have an end. No routes.
 */
@NullMarked
package dev.ostiary.outgoing;

import org.jspecify.annotations.NullMarked;
