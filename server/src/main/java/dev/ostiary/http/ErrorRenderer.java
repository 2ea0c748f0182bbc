package dev.ostiary.http;

import java.util.Optional;

/** Turns one kind of error value into an answer. {@code Server} lists the renderers in order. */
@FunctionalInterface
public interface ErrorRenderer {
  /** The answer, or empty when this error is not of its kind. */
  Optional<Response> render(Request request, Exception error);
}
