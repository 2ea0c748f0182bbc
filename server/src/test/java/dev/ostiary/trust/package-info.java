@NullMarked
package dev.ostiary.trust;

import org.jspecify.annotations.NullMarked;
