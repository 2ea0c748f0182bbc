package dev.ostiary.prompt;

import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Type;
import dev.ostiary.tenant.Locales;
import java.util.List;

/** The names of prompts and screens that Auth0's pages have, and paths may hold. */
final class PromptNames {
  private static final List<String> PROMPTS =
      names(
"""
          login login-id login-password login-passwordless login-email-verification signup
          signup-id signup-password phone-identifier-enrollment phone-identifier-challenge
          email-identifier-challenge reset-password custom-form consent customized-consent
          logout mfa-push mfa-otp mfa-voice mfa-phone mfa-webauthn mfa-sms mfa-email
          mfa-recovery-code mfa status device-flow email-verification email-otp-challenge
          organizations invitation common passkeys captcha brute-force-protection
          async-approval-flow confirmation\
""");

  private static final List<String> SCREENS =
      names(
"""
          login login-id login-password login-passwordless-email-code
          login-passwordless-email-link login-passwordless-sms-otp
          login-email-verification signup signup-id signup-password
          phone-identifier-enrollment phone-identifier-challenge
          email-identifier-challenge reset-password-request reset-password-email
          reset-password reset-password-success reset-password-error
          reset-password-mfa-email-challenge reset-password-mfa-otp-challenge
          reset-password-mfa-phone-challenge reset-password-mfa-push-challenge-push
          reset-password-mfa-recovery-code-challenge reset-password-mfa-sms-challenge
          reset-password-mfa-voice-challenge
          reset-password-mfa-webauthn-platform-challenge
          reset-password-mfa-webauthn-roaming-challenge custom-form consent
          consent-tenant-scopes customized-consent logout logout-complete logout-aborted
          mfa-push-welcome mfa-push-enrollment-qr mfa-push-enrollment-code
          mfa-push-success mfa-push-challenge-push mfa-push-list mfa-otp-enrollment-qr
          mfa-otp-enrollment-code mfa-otp-challenge mfa-voice-enrollment
          mfa-voice-challenge mfa-phone-challenge mfa-phone-enrollment
          mfa-webauthn-platform-enrollment mfa-webauthn-roaming-enrollment
          mfa-webauthn-platform-challenge mfa-webauthn-roaming-challenge
          mfa-webauthn-change-key-nickname mfa-webauthn-enrollment-success
          mfa-webauthn-error mfa-webauthn-not-available-error mfa-country-codes
          mfa-sms-enrollment mfa-sms-challenge mfa-sms-list mfa-email-challenge
          mfa-email-list mfa-recovery-code-enrollment mfa-recovery-code-challenge-new-code
          mfa-recovery-code-challenge mfa-detect-browser-capabilities mfa-enroll-result
          mfa-login-options mfa-begin-enroll-options status device-code-activation
          device-code-activation-allowed device-code-activation-denied
          device-code-confirmation email-verification-result email-otp-challenge
          organization-selection organization-picker pre-login-organization-picker
          accept-invitation redeem-ticket passkey-enrollment passkey-enrollment-local
          interstitial-captcha brute-force-protection-unblock
          brute-force-protection-unblock-success brute-force-protection-unblock-failure
          async-approval-error async-approval-accepted async-approval-denied confirmation
          async-approval-wrong-user\
""");

  /** Prompts with places for a tenant's own markup. */
  private static final List<String> WITH_PARTIALS =
      names(
"""
          login login-id login-password login-passwordless signup signup-id
          signup-password customized-consent passkeys confirmation\
""");

  private PromptNames() {}

  private static List<String> names(String text) {
    return List.of(text.split("\\s+"));
  }

  /** One of the prompts. */
  static Type.Text promptType() {
    return Type.oneOf(PROMPTS.toArray(String[]::new));
  }

  /** One of the screens. */
  static Type.Text screenType() {
    return Type.oneOf(SCREENS.toArray(String[]::new));
  }

  /** The prompt in the path. */
  static String prompt(Call call) {
    return known(call, PROMPTS, "prompt", "Name of the prompt");
  }

  /** The prompt in the path, one with places for markup. */
  static String promptWithPartials(Call call) {
    return known(call, WITH_PARTIALS, "prompt", "Name of the prompt");
  }

  /** The screen in the path. */
  static String screen(Call call) {
    return known(call, SCREENS, "screen", "Name of the screen");
  }

  /** The language in the path. */
  static String language(Call call) {
    return known(call, Locales.type().values(), "language", "Language of the texts");
  }

  private static String known(Call call, List<String> names, String parameter, String about) {
    var value = call.path(parameter);
    if (!names.contains(value)) {
      throw ManagementError.invalidPath(value, parameter, about);
    }
    return value;
  }
}
