@NullMarked
package dev.ostiary.administrator;

import org.jspecify.annotations.NullMarked;
