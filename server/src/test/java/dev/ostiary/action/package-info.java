/** Tests of actions, rules and hooks. */
@NullMarked
package dev.ostiary.action;

import org.jspecify.annotations.NullMarked;
