package dev.ostiary.codegen;

/**
 * A file of code.
 *
 * @param name without a directory, but for Java's with the language's where several are asked for
 * @param text with line feeds
 */
public record GeneratedFile(String name, String text) {}
