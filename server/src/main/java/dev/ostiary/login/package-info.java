/**
 * Pages where users sign in, sign up, consent and reset passwords. Routes: {@code /u/...}, {@code
 * /dbconnections/...}.
 */
@NullMarked
package dev.ostiary.login;

import org.jspecify.annotations.NullMarked;
