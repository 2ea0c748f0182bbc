@NullMarked
package dev.ostiary.permission;

import org.jspecify.annotations.NullMarked;
