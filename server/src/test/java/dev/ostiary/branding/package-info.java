@NullMarked
package dev.ostiary.branding;

import org.jspecify.annotations.NullMarked;
