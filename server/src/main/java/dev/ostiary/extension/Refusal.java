package dev.ostiary.extension;

import dev.ostiary.action.Programs.Deployed;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.sandbox.RunResult;
import java.util.regex.Pattern;

/**
 * Why a flow does not go on. A program that fails or is late refuses, too (SBX-04).
 *
 * @param code of the error as the program names it, or the name of the error that it threw
 * @param reason for the log and for programs that asked
 * @param toPeople what people are shown; empty when the program says nothing to them
 * @param by kind, name, version and line of the program
 * @param failed whether it did not mean to refuse
 */
public record Refusal(String code, String reason, String toPeople, String by, boolean failed) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  /** The error of hooks that have something to tell people beside what the log is told. */
  private static final String TWO_TEXTS = "PreUserRegistrationError";

  /** A program's own decision. */
  public static Refusal denied(String code, String reason, String toPeople, String by) {
    return new Refusal(code, reason, toPeople, by, false);
  }

  static Refusal failed(Deployed program, RunResult result) {
    var error = result.error();
    if (error == null) {
      return failed(program.at(0), "The program failed");
    }
    boolean two = error.name().equals(TWO_TEXTS);
    var said = ActionVerdicts.shown(error.message());
    var logged = two && !error.code().isEmpty() ? ActionVerdicts.shown(error.code()) : said;
    return new Refusal(
        error.name(),
        logged.isEmpty() ? "The program failed" : logged,
        two ? said : "",
        program.at(error.line()),
        true);
  }

  /** A program asks for what there is not. */
  public static Refusal failed(String by, String reason) {
    return new Refusal("Error", reason, "", by, true);
  }

  /** What the log is told. */
  public String detail() {
    return by + (failed ? " failed: " : " denied: ") + reason;
  }

  /** An error of the token endpoint with a code of the program's choice. */
  public OAuthError as(String error, int status) {
    var known = CODE.matcher(error).matches() ? error : "access_denied";
    return OAuthError.of(known, status, reason.isEmpty() ? "Access denied" : reason)
        .because(detail());
  }
}
