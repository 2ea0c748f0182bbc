/** Tests of forms, flows and the vault. */
@NullMarked
package dev.ostiary.form;

import org.jspecify.annotations.NullMarked;
