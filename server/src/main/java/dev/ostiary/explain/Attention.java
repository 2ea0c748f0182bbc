package dev.ostiary.explain;

import java.util.Map;

/**
 * Something that an administrator should look at.
 *
 * @param code stable name, by which pages translate
 * @param message the same for people, in English
 * @param link a place below the dashboard's address
 * @param values what the message names: counts and names
 */
record Attention(String code, String message, String link, Map<String, String> values) {}
