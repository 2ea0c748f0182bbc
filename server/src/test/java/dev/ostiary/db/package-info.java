@NullMarked
package dev.ostiary.db;

import org.jspecify.annotations.NullMarked;
