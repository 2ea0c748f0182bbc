@NullMarked
package dev.ostiary.chaos.flood;

import org.jspecify.annotations.NullMarked;
