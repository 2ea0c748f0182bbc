package dev.ostiary.grant;

import dev.ostiary.db.Tx;
import dev.ostiary.oauth.OAuthError;
import dev.ostiary.token.TokenIssuer;
import dev.ostiary.token.TokenPlan;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a grant has decided. Nothing is used up yet: the endpoint signs, and then does that in one
 * write with the event for the log.
 *
 * @param redemption uses up what is to be used up and stores what must be known again; gives
 *     nothing when another caller was first; null when there is nothing to write
 * @param lost what becomes of a caller who was not the first, and the error for it
 */
public record Exchange(
    TokenPlan plan,
    @Nullable Function<Tx, Optional<TokenIssuer.Stored>> redemption,
    Supplier<OAuthError> lost) {
  /** One that writes nothing but its event. */
  static Exchange unwritten(TokenPlan plan) {
    return new Exchange(plan, null, Exchange::first);
  }

  /** One in which everybody is first. */
  static Exchange storing(TokenPlan plan, Function<Tx, TokenIssuer.Stored> storing) {
    return new Exchange(plan, storing.andThen(Optional::of), Exchange::first);
  }

  private static OAuthError first() {
    throw new IllegalStateException("Nobody can be first where nothing is used up");
  }
}
