/** Tests of the pages about verdicts and of the hints in development. */
@NullMarked
package dev.ostiary.verdict;

import org.jspecify.annotations.NullMarked;
