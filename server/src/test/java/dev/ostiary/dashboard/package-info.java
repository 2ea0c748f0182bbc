@NullMarked
package dev.ostiary.dashboard;

import org.jspecify.annotations.NullMarked;
