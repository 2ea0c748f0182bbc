package dev.ostiary.branding;

import dev.ostiary.branding.ConsentView.ResourceGroup;
import dev.ostiary.branding.ConsentView.ScopeLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every page in each of its states, with one text in every place that somebody else can fill. */
final class SamplePages {

  private static final List<Integer> LENGTH = List.of(15);

  private final Pages pages = new Pages();
  private final Shell shell;
  private final @Nullable String foreign;

  private SamplePages(Shell shell, @Nullable String foreign) {
    this.shell = shell;
    this.foreign = foreign;
  }

  /** With sensible texts, as people will see them. */
  static Map<String, String> of(Language language, Brand brand) {
    return new SamplePages(new Shell(language, brand, "csrf-token"), null).render();
  }

  /** With one hostile text wherever a user, a tenant, a client or a request has a say. */
  static Map<String, String> filledWith(String text) {
    var brand = new Brand(text, text, text, text);
    return new SamplePages(new Shell(Languages.english(), brand, text), text).render();
  }

  private String or(String sensible) {
    return foreign == null ? sensible : foreign;
  }

  private Map<String, String> render() {
    var all = new LinkedHashMap<String, String>();
    addForms(all);
    addConsents(all);
    addMessages(all);
    addErrors(all);
    addTools(all);
    return all;
  }

  private void addForms(Map<String, String> all) {
    all.put("login", pages.login(shell, login("", null, List.of())));
    all.put(
        "login-error",
        pages.login(shell, login("alice@example.com", FormErrors.WRONG_CREDENTIALS, List.of())));
    all.put(
        "login-notice",
        pages.login(shell, login("alice@example.com", null, List.of(LoginView.CONFIRM_IDENTITY))));
    all.put("signup", pages.signup(shell, signup("", null)));
    all.put("signup-error", pages.signup(shell, signup("alice@example.com", "password-weak")));
    all.put("setup", pages.setup(shell, new Pages.Setup(or("ticket"), or(""), null, rules())));
    all.put(
        "setup-error",
        pages.setup(
            shell,
            new Pages.Setup(or("ticket"), or("ada@"), FormErrors.WRONG_CREDENTIALS, rules())));
    all.put("reset-request", pages.resetRequest(shell, or("hKFo2SB"), or(""), null));
    all.put(
        "reset-request-error",
        pages.resetRequest(shell, null, or("alice@"), FormErrors.EMAIL_INVALID));
    all.put("reset-form", pages.resetForm(shell, or("ticket"), null, rules()));
    all.put(
        "reset-form-error",
        pages.resetForm(shell, or("ticket"), FormErrors.PASSWORDS_DIFFER, rules()));
    all.put("logout-confirm", pages.logoutConfirm(shell, or("hKFo2SB")));
  }

  private LoginView login(String email, @Nullable String errorKey, List<String> notices) {
    return new LoginView(or("hKFo2SB"), or(email), errorKey, or("Order Desk"), true, notices);
  }

  private SignupView signup(String email, @Nullable String errorKey) {
    return new SignupView(or("hKFo2SB"), or(email), errorKey, or("Order Desk"), rules());
  }

  private static List<PolicyRule> rules() {
    return List.of(
        new PolicyRule(PolicyRule.LENGTH_AT_LEAST, LENGTH, true),
        new PolicyRule(PolicyRule.NOT_COMMON, List.of(), false),
        new PolicyRule(PolicyRule.NOT_PERSONAL, List.of(), true));
  }

  private void addConsents(Map<String, String> all) {
    all.put("consent", pages.consent(shell, consent(false)));
    all.put("consent-third-party", pages.consent(shell, consent(true)));
  }

  private ConsentView consent(boolean thirdParty) {
    var orders =
        List.of(
            new ScopeLine(or("read:orders"), or("Read your orders")),
            new ScopeLine(or("create:orders"), or("Create orders in your name")));
    var reports = List.of(new ScopeLine(or("read:reports"), null));
    return new ConsentView(
        or("hKFo2SB"),
        or("Order Desk"),
        foreign,
        or("alice@example.com"),
        thirdParty,
        List.of(
            ResourceGroup.account(List.of("profile", "email", "offline_access", or("openid"))),
            new ResourceGroup(or("Orders API"), or("https://orders.example.com/"), orders),
            new ResourceGroup(or("Reports API"), or("https://reports.example.com/"), reports)));
  }

  private void addMessages(Map<String, String> all) {
    var home = or("https://app.example.com/");
    all.put("reset-sent", pages.resetSent(shell, or("alice@example.com")));
    all.put("reset-done", pages.resetDone(shell, home));
    all.put("email-verified", pages.emailVerified(shell, true, home));
    all.put("email-not-verified", pages.emailVerified(shell, false, null));
    all.put("logged-out", pages.loggedOut(shell));
  }

  private void addErrors(Map<String, String> all) {
    all.put(
        "error-callback",
        pages.error(
            shell,
            new ErrorView(
                403,
                or(ErrorView.CALLBACK_MISMATCH),
                or("Callback URL mismatch"),
                or(
                    "https://app.example.com/cb is not in the list of allowed callback URLs of the"
                        + " application “Order Desk”. Add it there, byte for byte."),
                or("evt_01JD7Q2M4T"),
                or("https://docs.example.com/errors/callback_mismatch"))));
    all.put(
        "error-other",
        pages.error(
            shell,
            new ErrorView(400, or("odd"), or("An odd request"), "", or("evt_01JD7Q2M4T"), null)));
  }

  private void addTools(Map<String, String> all) {
    var time = Instant.parse("2026-11-21T09:01:03Z");
    var line = new MailLine(or("m_1"), or("alice@example.com"), or("Confirm your email"), time);
    var link = "https://localhost:8443/u/verify?ticket=Zm9v&kind=email";
    var text = or("Please confirm your email address:\n\n" + link + "\n");
    all.put("mailbox", pages.mailbox(shell, List.of(line, line)));
    all.put("mailbox-empty", pages.mailbox(shell, List.of()));
    all.put(
        "mailbox-message",
        pages.mailboxMessage(
            shell, new MailView(line, or("no-reply@example.com"), text, or("<p>Hello</p>"))));
    var issuer = "https://localhost:8443/";
    all.put(
        "home",
        pages.home(
            shell,
            new HomeView(
                or("Acme"),
                or(issuer),
                or(issuer + ".well-known/openid-configuration"),
                or(issuer + ".well-known/jwks.json"),
                or(issuer + "dashboard/"),
                or("https://docs.example.com/"),
                or("/dev/mail"))));
  }
}
