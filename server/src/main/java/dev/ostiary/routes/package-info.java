/**
 * An OpenAPI document as a list of routes and what each asks for, held against the permissions and
 * roles of an API. No routes of its own: commands use it.
 */
@NullMarked
package dev.ostiary.routes;

import org.jspecify.annotations.NullMarked;
