package dev.ostiary.explain;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.nullable;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.oneOf;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.management.Schema;
import dev.ostiary.management.Type;
import java.util.Arrays;

/** What a map looks like. */
final class AccessMapSchema {
  private static final Type COUNT = whole(0, Long.MAX_VALUE);

  private static final Schema CONNECTION =
      Schema.of(
              property("id", text(), "Its id"),
              property("name", text(), "Its name"),
              property("strategy", text(), "Its kind"))
          .titled("MapConnection");
  private static final Schema APPLICATION =
      Schema.of(
              property("client_id", text(), "Its id"),
              property("name", text(), "Its name"),
              property("app_type", nullable(text()), "Its kind, or null"),
              property("is_first_party", flag(), "Whether it is the tenant's own"))
          .titled("MapApplication");
  private static final Schema API =
      Schema.of(
              property("id", text(), "Its id"),
              property("identifier", text(), "The audience of its tokens"),
              property("name", text(), "Its name"),
              property("system", flag(), "Whether it is the Management API"),
              property("rbac", flag(), "Whether roles limit what users get"),
              property("signing_alg", text(), "How its tokens are signed"))
          .titled("MapApi");
  private static final Schema ROLE =
      Schema.of(property("id", text(), "Its id"), property("name", text(), "Its name"))
          .titled("MapRole");
  private static final Schema NODES =
      Schema.of(
              property("connections", listOf(object(CONNECTION)), "Where users come from"),
              property("applications", listOf(object(APPLICATION)), "Who asks for tokens"),
              property("apis", listOf(object(API)), "Who accepts tokens"),
              property("roles", listOf(object(ROLE)), "What users may be given"))
          .titled("MapNodes");

  private static final Schema CONNECTED =
      Schema.of(
              property("connection", text(), "Id of the connection"),
              property("client_id", text(), "The application that may use it"))
          .titled("MapConnectionEdge");
  private static final Schema RISK =
      Schema.of(
              property(
                  "code",
                  oneOf(Arrays.stream(Risk.values()).map(Risk::code).toArray(String[]::new)),
                  "Stable name"),
              property("message", text(), "What is wrong and what to do"))
          .titled("MapRisk");
  private static final Schema ACCESS =
      Schema.of(
              property("client_id", text(), "The application"),
              property("audience", text(), "Identifier of the API"),
              property("kind", oneOf("user", "client"), "For users, or for itself"),
              property(
                  "via",
                  oneOf(
                      Arrays.stream(AccessEdge.Via.values())
                          .map(AccessEdge.Via::code)
                          .toArray(String[]::new)),
                  "What allows it"),
              property("grant_types", listOf(text()), "The ways to such a token"),
              property("scopes_max", listOf(text()), "The most it carries; sorted, at most 200"),
              property("scopes_count", COUNT, "How many scopes that are in all"),
              property("issued", COUNT, "Tokens issued in the window"),
              property("blocked", COUNT, "Tokens refused in the window"),
              property("last", nullable(time()), "The last one issued in 90 days"),
              property("risks", listOf(object(RISK)), "Why it deserves a second look"))
          .titled("MapAccessEdge");
  private static final Schema PERMITTED =
      Schema.of(
              property("role", text(), "Id of the role"),
              property("audience", text(), "Identifier of the API"),
              property("permissions", listOf(text()), "Sorted, at most 200"),
              property("permissions_count", COUNT, "How many permissions that are in all"))
          .titled("MapRoleEdge");
  private static final Schema EDGES =
      Schema.of(
              property("connections", listOf(object(CONNECTED)), "Connection to application"),
              property("access", listOf(object(ACCESS)), "Application to API"),
              property("roles", listOf(object(PERMITTED)), "Role to API"))
          .titled("MapEdges");

  static final Schema MAP =
      Schema.of(
              property("window", whole(1, 30), "Days of the window; today is the last"),
              property("from", time(), "When the window begins"),
              property("to", time(), "When the map was drawn"),
              property("truncated", flag(), "Whether there is more than a map shows"),
              property("nodes", object(NODES), "What there is"),
              property("edges", object(EDGES), "What leads where"))
          .titled("AccessMap");

  private AccessMapSchema() {}
}
