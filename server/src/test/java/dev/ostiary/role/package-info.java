/** Tests of {@code role}. */
@NullMarked
package dev.ostiary.role;

import org.jspecify.annotations.NullMarked;
