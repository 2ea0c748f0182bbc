/**
 * What programs of tenants may ask this server for while they run: HTTP to other hosts, and the
 * APIs of their own tenant. No routes.
 */
@NullMarked
package dev.ostiary.hostcall;

import org.jspecify.annotations.NullMarked;
