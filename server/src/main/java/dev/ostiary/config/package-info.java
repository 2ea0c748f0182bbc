/** Every setting of the server, where its value comes from, and the key that seals secrets. */
@NullMarked
package dev.ostiary.config;

import org.jspecify.annotations.NullMarked;
