/**
 * Code of a permission manifest: constants and guards in the languages of the APIs and applications
 * that use its permissions. One class a language, over one model; the guards are files under {@code
 * resources}.
 */
@NullMarked
package dev.ostiary.codegen;

import org.jspecify.annotations.NullMarked;
