package dev.ostiary.management;

/** Where an API of administrators is served, and how its errors for unknown paths are told. */
public enum ApiRoot {
  /** Auth0's Management API, for its tools. */
  AUTH0(
      "/api/v2",
      "Ostiary Management API",
      "2",
      "Manages a tenant as Auth0's Management API v2 does. Compatible with Auth0's tools, not"
          + " affiliated with Auth0."),
  /** What Auth0's has no words for; its tools never see it. */
  OWN(
      "/ostiary/v1",
      "Ostiary API",
      "1",
      "What Auth0's Management API has no words for. Takes the same access tokens, answers errors"
          + " the same way.");

  private final String path;
  private final String title;
  private final String version;
  private final String description;

  ApiRoot(String path, String title, String version, String description) {
    this.path = path;
    this.title = title;
    this.version = version;
    this.description = description;
  }

  /** The beginning of every path, without a slash at the end. */
  public String path() {
    return path;
  }

  /** The title of its OpenAPI document. */
  public String title() {
    return title;
  }

  /** The version in its OpenAPI document. */
  public String version() {
    return version;
  }

  /** What its OpenAPI document says first. */
  public String description() {
    return description;
  }
}
