@NullMarked
package dev.ostiary.bench;

import org.jspecify.annotations.NullMarked;
