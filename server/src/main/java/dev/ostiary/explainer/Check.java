package dev.ostiary.explainer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One comparison of the token with what is expected.
 *
 * @param id its stable name
 * @param ok whether it fits; null when it could not be looked at
 * @param got what the token says
 * @param want what it should say
 * @param note more about it for people, or null
 */
record Check(
    String id, @Nullable Boolean ok, List<String> got, List<String> want, @Nullable String note) {}
