/** What the OpenAPI document promises, held against the server. */
@NullMarked
package dev.ostiary.openapi;

import org.jspecify.annotations.NullMarked;
