/** Tests of the HTTP layer against a real server. */
@NullMarked
package dev.ostiary.http;

import org.jspecify.annotations.NullMarked;
