/** Protection from attacks on accounts. Routes: {@code /api/v2/attack-protection}. */
@NullMarked
package dev.ostiary.protection;

import org.jspecify.annotations.NullMarked;
