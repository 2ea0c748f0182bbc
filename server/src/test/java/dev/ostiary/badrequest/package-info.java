/**
 * Tens of thousands of bad requests in every test run: valid ones with something wrong about them,
 * and what must hold for every answer.
 */
@NullMarked
package dev.ostiary.badrequest;

import org.jspecify.annotations.NullMarked;
