/**
 * Configuration objects of every kind: rows of one table with JSON, held in memory by each node,
 * which hears of changes elsewhere.
 */
@NullMarked
package dev.ostiary.document;

import org.jspecify.annotations.NullMarked;
