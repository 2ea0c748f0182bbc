@NullMarked
package dev.ostiary.chaos;

import org.jspecify.annotations.NullMarked;
