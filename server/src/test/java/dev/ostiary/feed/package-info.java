@NullMarked
package dev.ostiary.feed;

import org.jspecify.annotations.NullMarked;
