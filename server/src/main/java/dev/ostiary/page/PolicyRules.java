package dev.ostiary.page;

import dev.ostiary.branding.PolicyRule;
import dev.ostiary.user.PasswordPolicy;
import java.util.List;

/** The rules of a password policy as forms show them. */
public final class PolicyRules {
  private PolicyRules() {}

  /** Each rule, and whether the password that was just sent obeys. */
  public static List<PolicyRule> of(PasswordPolicy policy, String password) {
    return policy.check(password).stream()
        .map(
            r ->
                r.code().equals("shouldContain")
                    ? new PolicyRule(PolicyRule.CONTAINS_AT_LEAST, List.of(3, 3), r.verified())
                    : new PolicyRule(r.code(), r.args(), r.verified()))
        .toList();
  }
}
