package dev.ostiary.sandbox;

import tools.jackson.databind.JsonNode;

/** What a program may ask the server for while it runs. */
public interface HostCalls {
  /** Nothing. */
  HostCalls NONE =
      (name, arguments) -> {
        throw new Refused(name + " is not possible here");
      };

  /**
   * Answers a call; several may come at once.
   *
   * @param name {@code fetch}, {@code auth0} and so on
   * @throws Refused with what the program is told
   */
  JsonNode answer(String name, JsonNode arguments);

  /** The server does not do it. */
  final class Refused extends RuntimeException {
    /** With the message of the error in the program. */
    public Refused(String message) {
      super(message, null, false, false);
    }
  }
}
