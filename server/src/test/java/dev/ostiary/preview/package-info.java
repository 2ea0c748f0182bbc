@NullMarked
package dev.ostiary.preview;

import org.jspecify.annotations.NullMarked;
