/** The dashboard's files: a single-page app that calls the Management API, out of the jar. */
@NullMarked
package dev.ostiary.dashboard;

import org.jspecify.annotations.NullMarked;
