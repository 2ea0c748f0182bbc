package dev.ostiary.explainer;

import dev.ostiary.verdict.Verdict;

/**
 * A verdict that applies to a token.
 *
 * @param message its sentence with what this token says
 */
record Finding(Verdict verdict, String message, Fix fix) {}
