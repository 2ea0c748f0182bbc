package dev.ostiary.user;

import static dev.ostiary.management.Schema.property;
import static dev.ostiary.management.Schema.readOnly;
import static dev.ostiary.management.Type.flag;
import static dev.ostiary.management.Type.format;
import static dev.ostiary.management.Type.listOf;
import static dev.ostiary.management.Type.object;
import static dev.ostiary.management.Type.text;
import static dev.ostiary.management.Type.time;
import static dev.ostiary.management.Type.unsupported;
import static dev.ostiary.management.Type.whole;

import dev.ostiary.management.Schema;
import java.util.List;

/** The members of a user. */
final class UserSchema {
  private static final Schema IDENTITY =
      Schema.of(
          property("connection", text(), "Name of the connection"),
          property("provider", text(), "Strategy of the connection"),
          property("user_id", text(), "Id at the connection"),
          property("isSocial", flag(), "Whether a social provider vouches for it"),
          property("profileData", object(Schema.of()), "Profile of a linked account"));

  static final Schema SCHEMA =
      Schema.of(
              readOnly("identities", listOf(object(IDENTITY)), "Accounts at connections"),
              readOnly("created_at", time(), "When the user was made"),
              readOnly("updated_at", time(), "When the profile changed last"),
              readOnly("last_login", time(), "When the user signed in last"),
              readOnly("last_ip", text(), "From where"),
              readOnly("logins_count", whole(0, Long.MAX_VALUE), "How often"),
              readOnly("last_password_reset", "When the password was reset last"),
              readOnly("multifactor", "Enrolled factors"),
              property("connection", text().atLeast(1), "Name of the connection this user is in")
                  .needed(),
              property(
                      "user_id",
                      text().atMost(200).matching("[A-Za-z0-9._@+~=|:-]*"),
                      "The external user's id provided by the identity provider.")
                  .immutable(),
              property("email", format("email", 320, Registration::isEmail), "The user's email.")
                  .needed(),
              property("password", text().atLeast(1).atMost(Passwords.MAX_LENGTH), "Password")
                  .needed()
                  .hidden(),
              property("email_verified", flag(), "Whether this email address is verified"),
              property(
                  "verify_email", flag(), "Whether the user will receive a verification email"),
              property("blocked", flag(), "Whether this user was blocked by an administrator"),
              property("verify_password", flag(), "Kept for older callers; has no effect"),
              property("client_id", text(), "Client of the mails"),
              property("name", text().atLeast(1).atMost(300), "The user's full name."),
              property("nickname", text().atLeast(1).atMost(300), "The user's nickname."),
              property("given_name", text().atLeast(1).atMost(150), "The user's given name(s)."),
              property("family_name", text().atLeast(1).atMost(150), "The user's family name(s)."),
              property(
                  "picture",
                  text().matching("(https?://|data:image/)[^\\s\"'<>]+"),
                  "URL of the picture"),
              property("username", unsupported(), "The user's username"),
              property("phone_number", unsupported(), "The user's phone number"),
              property("user_metadata", object(Schema.of()), "What the user may change"),
              property("app_metadata", object(Schema.of()), "What only the tenant may change"))
          .titled("User");

  /** Members that are kept elsewhere than in the body, or not at all. */
  static final List<String> NOT_IN_BODY =
      List.of(
          "connection",
          "user_id",
          "email",
          "password",
          "email_verified",
          "verify_email",
          "verify_password",
          "blocked",
          "client_id",
          "username",
          "phone_number");

  private UserSchema() {}
}
