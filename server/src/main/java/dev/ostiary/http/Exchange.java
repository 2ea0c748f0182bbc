package dev.ostiary.http;

/** Answers every request, whatever happens: the place where errors become answers. */
@FunctionalInterface
public interface Exchange {
  /** The answer; never throws. */
  Response answer(Request request);
}
