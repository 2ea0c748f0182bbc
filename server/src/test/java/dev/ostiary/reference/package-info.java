/** The reference of the Management API. */
@NullMarked
package dev.ostiary.reference;

import org.jspecify.annotations.NullMarked;
