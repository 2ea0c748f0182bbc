/**
 * The process in which a tenant's own JavaScript runs. It has no way to the outside but its
 * standard input and output; the server that started it answers what programs ask for and kills it
 * at its limits.
 */
@NullMarked
package dev.ostiary.runner;

import org.jspecify.annotations.NullMarked;
