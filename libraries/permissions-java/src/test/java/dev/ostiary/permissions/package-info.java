/** Tests against the server itself. */
@NullMarked
package dev.ostiary.permissions;

import org.jspecify.annotations.NullMarked;
