/** Tests of self-service profiles. */
@NullMarked
package dev.ostiary.selfservice;

import org.jspecify.annotations.NullMarked;
