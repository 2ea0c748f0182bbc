package dev.ostiary.explainer;

import dev.ostiary.client.Client;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say of a token.
 *
 * @param app the application that it was issued to, or null when none is known
 * @param findings every verdict that applies, the headline first; never empty
 */
record Explanation(
    TokenKind kind, @Nullable Client app, List<Finding> findings, List<Check> checks) {
  /** The verdict. */
  Finding headline() {
    return findings.getFirst();
  }
}
