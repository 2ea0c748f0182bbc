/** Tests of custom domains. */
@NullMarked
package dev.ostiary.domain;

import org.jspecify.annotations.NullMarked;
