/** Tests of the explainer over real HTTP with real tokens. */
@NullMarked
package dev.ostiary.explainer;

import org.jspecify.annotations.NullMarked;
