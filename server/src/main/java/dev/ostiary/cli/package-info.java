/**
 * What commands need that talk to a server: where it is, who calls, and how a command prints and
 * fails. The commands themselves stand with what they are about.
 */
@NullMarked
package dev.ostiary.cli;

import org.jspecify.annotations.NullMarked;
