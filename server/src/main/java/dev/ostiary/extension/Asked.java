package dev.ostiary.extension;

import dev.ostiary.oauth.OAuthError;
import dev.ostiary.token.Customization;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the programs of a trigger said.
 *
 * @param customization what is wanted in the tokens; nothing when it is refused
 * @param refusal the error that the application gets, or null
 * @param executions what each program did; of a dry run only, others are kept in the log
 */
public record Asked(
    Customization customization, @Nullable OAuthError refusal, List<ObjectNode> executions) {
  /** No program has anything to say. */
  public static final Asked NOTHING = new Asked(Customization.NONE, null, List.of());

  /**
   * The customization.
   *
   * @throws OAuthError when it was refused
   */
  public Customization orThrow() {
    if (refusal != null) {
      throw refusal;
    }
    return customization;
  }
}
