package dev.ostiary.routes;

/**
 * One operation of an API.
 *
 * @param method in capitals
 */
public record Route(String method, String path, Requirement requirement) {
  @Override
  public String toString() {
    return method + " " + path;
  }
}
