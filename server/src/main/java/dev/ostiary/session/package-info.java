/** Browser sessions and their cookie. No routes yet. */
@NullMarked
package dev.ostiary.session;

import org.jspecify.annotations.NullMarked;
