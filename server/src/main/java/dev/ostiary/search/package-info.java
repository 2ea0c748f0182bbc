/**
 * Searches in Lucene's syntax: reads a query into a {@link dev.ostiary.search.Predicate}, keeps
 * what users are searched by beside them, and finds them with bound SQL. Knows no other noun. No
 * routes.
 */
@NullMarked
package dev.ostiary.search;

import org.jspecify.annotations.NullMarked;
