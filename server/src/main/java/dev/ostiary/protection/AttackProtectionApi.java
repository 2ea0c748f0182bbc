package dev.ostiary.protection;

import dev.ostiary.common.Json;
import dev.ostiary.http.Response;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementApi;
import dev.ostiary.management.ManagementRoutes;
import dev.ostiary.management.Operation;
import dev.ostiary.management.Schema;
import dev.ostiary.management.StoredSettings;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/v2/attack-protection}. */
public final class AttackProtectionApi implements ManagementApi {
  private static final String NO_EFFECT =
      "Kept and returned, without any effect: this server does not protect anybody by it yet.";

  /** One object of settings: its name in the path, what it looks like and how it begins. */
  private record Setting(String name, Schema schema, ObjectNode initial) {
    String path() {
      return "/attack-protection/" + name;
    }

    String key() {
      return "attack-protection/" + name;
    }
  }

  private static final Setting BRUTE_FORCE =
      new Setting("brute-force-protection", ProtectionSchema.BRUTE_FORCE, BruteForce.initial());
  private static final Setting CAPTCHA =
      new Setting(
          "captcha",
          ProtectionSchema.CAPTCHA,
          Json.own(
              """
              {"active_provider_id":"auth_challenge","simple_captcha":{},
               "auth_challenge":{"fail_open":false},"recaptcha_v2":{"site_key":""},
               "recaptcha_enterprise":{"site_key":"","project_id":""},
               "hcaptcha":{"site_key":""},"friendly_captcha":{"site_key":""},
               "arkose":{"site_key":"","client_subdomain":"client-api",
                "verify_subdomain":"verify-api","fail_open":false}}
              """));
  private static final List<Setting> STORED =
      List.of(
          new Setting(
              "bot-detection",
              ProtectionSchema.BOT_DETECTION,
              Json.own(
                  """
                  {"bot_detection_level":"medium","challenge_password_policy":"never",
                   "challenge_passwordless_policy":"never",
                   "challenge_password_reset_policy":"never","allowlist":[],
                   "monitoring_mode_enabled":false}
                  """)),
          new Setting(
              "breached-password-detection",
              ProtectionSchema.BREACHED_PASSWORDS,
              Json.own(
                  """
                  {"enabled":false,"shields":[],"admin_notification_frequency":[],
                   "method":"standard","stage":{"pre-user-registration":{"shields":[]},
                    "pre-change-password":{"shields":[]}}}
                  """)),
          new Setting(
              "phone-provider-protection",
              ProtectionSchema.PHONE_PROVIDER,
              Json.object().put("type", "default")),
          new Setting(
              "suspicious-ip-throttling",
              ProtectionSchema.SUSPICIOUS_IP,
              Json.own(
                  """
                  {"enabled":true,"shields":["admin_notification","block"],"allowlist":[],
                   "stage":{"pre-login":{"max_attempts":100,"rate":864000},
                    "pre-user-registration":{"max_attempts":50,"rate":1200},
                    "pre-custom-token-exchange":{"max_attempts":10,"rate":600000}}}
                  """)));

  private final StoredSettings settings;

  /** The resource. */
  public AttackProtectionApi(StoredSettings settings) {
    this.settings = settings;
  }

  @Override
  public void routes(ManagementRoutes routes) {
    var note =
        """
        Wrong passwords in a row for one user name, from one IP address or from all, block \
        further attempts for a day, unless the connection's `options.brute_force_protection` is \
        false. Without the shield `block` they are only counted; the shield `user_notification` \
        has no effect yet.""";
    routes
        .add(
            get(BRUTE_FORCE).note(note),
            call -> settings.get(call, BRUTE_FORCE.key(), BRUTE_FORCE.initial()))
        .add(
            patch(BRUTE_FORCE).note(note),
            call -> settings.patch(call, BRUTE_FORCE.key(), BRUTE_FORCE.initial()))
        .add(get(CAPTCHA).note(NO_EFFECT).stored(), this::captcha)
        .add(patch(CAPTCHA).note(NO_EFFECT).stored(), this::patchCaptcha);
    for (var setting : STORED) {
      routes
          .add(
              get(setting).note(NO_EFFECT).stored(),
              call -> settings.get(call, setting.key(), setting.initial()))
          .add(
              patch(setting).note(NO_EFFECT).stored(),
              call -> settings.patch(call, setting.key(), setting.initial()));
    }
  }

  private static Operation get(Setting setting) {
    return Operation.get(setting.path(), "read:attack_protection")
        .summary("Get the settings of " + setting.name())
        .answers(200, setting.schema());
  }

  private static Operation patch(Setting setting) {
    return Operation.patch(setting.path(), "update:attack_protection")
        .summary("Update the settings of " + setting.name())
        .changes(setting.schema())
        .answers(200, setting.schema());
  }

  private Response captcha(Call call) {
    return shown(settings.get(call.tenant(), CAPTCHA.key(), CAPTCHA.initial()));
  }

  /** A provider's secret stays when only its other settings are sent. */
  private Response patchCaptcha(Call call) {
    var change = call.body();
    return shown(
        settings.update(
            call.tenant(),
            CAPTCHA.key(),
            CAPTCHA.initial(),
            before -> {
              var after = Schema.merge(before, change);
              for (var member : change.properties()) {
                if (member.getValue() instanceof ObjectNode provider) {
                  var known = Json.child(before, member.getKey());
                  after.set(member.getKey(), Schema.merge(known, provider));
                }
              }
              return after;
            }));
  }

  private static Response shown(ObjectNode captcha) {
    for (var provider : captcha) {
      if (provider instanceof ObjectNode object) {
        object.remove(List.of(ProtectionSchema.SECRETS));
      }
    }
    return Response.json(200, captcha);
  }
}
