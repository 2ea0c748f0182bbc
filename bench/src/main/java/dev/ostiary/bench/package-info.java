/**
 * Measures the packaged server beside what the machine could do at best. Not part of the product.
 */
@NullMarked
package dev.ostiary.bench;

import org.jspecify.annotations.NullMarked;
