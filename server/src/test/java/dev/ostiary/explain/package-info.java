@NullMarked
package dev.ostiary.explain;

import org.jspecify.annotations.NullMarked;
