/**
 * Programs around accounts: asked before somebody signs up or changes a password by mail, told when
 * a user was made or has another password. No routes.
 */
@NullMarked
package dev.ostiary.lifecycle;

import org.jspecify.annotations.NullMarked;
