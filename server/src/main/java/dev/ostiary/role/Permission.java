package dev.ostiary.role;

/**
 * A permission of an API.
 *
 * @param identifier the API's identifier
 * @param name the scope value
 */
public record Permission(String identifier, String name) {}
