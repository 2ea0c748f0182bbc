package dev.ostiary.explainer;

import dev.ostiary.client.Client;
import dev.ostiary.verdict.Where;
import org.jspecify.annotations.Nullable;

/**
 * How a fault is mended.
 *
 * @param app the application that it is about, or null when none is known
 * @param change the setting to change
 * @param text what to do, for people
 */
record Fix(Where where, @Nullable Client app, String change, String text) {}
