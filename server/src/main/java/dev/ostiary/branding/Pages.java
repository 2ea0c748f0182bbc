package dev.ostiary.branding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Renders the pages as HTML. Every form works without script, sends back the {@code csrf} of its
 * shell, and posts to the path that its method names. Safe for use by many threads.
 */
public final class Pages {

  private static final Asset STYLESHEET = Asset.of("pages", "css", "text/css");
  private static final Asset REFERENCE_STYLESHEET = Asset.of("reference", "css", "text/css");
  private static final Asset REFERENCE_SCRIPT = Asset.of("reference", "js", "text/javascript");

  private final Templates templates = new Templates();

  /**
   * A file that pages load. It may be cached for ever, because another text has another path.
   *
   * @param path such as {@code /assets/pages-<hash>.css}
   * @param type its media type
   */
  public record Asset(String path, String type, String text) {
    private static Asset of(String name, String suffix, String type) {
      var text = Stylesheets.resource(name + "." + suffix);
      var path = "/assets/" + name + "-" + Stylesheets.fingerprint(text) + "." + suffix;
      return new Asset(path, type, text);
    }
  }

  /** Every file that pages load, but for {@link #brandStylesheet}. */
  public static List<Asset> assets() {
    return List.of(STYLESHEET, REFERENCE_STYLESHEET, REFERENCE_SCRIPT);
  }

  /** The stylesheet of all pages. */
  public static String stylesheet() {
    return STYLESHEET.text();
  }

  /** Where the pages expect {@link #stylesheet}. */
  public static String stylesheetPath() {
    return STYLESHEET.path();
  }

  /** Where the reference expects the stylesheet that it has in addition. */
  public static String referenceStylesheetPath() {
    return REFERENCE_STYLESHEET.path();
  }

  /** Where the reference expects its script. */
  public static String referenceScriptPath() {
    return REFERENCE_SCRIPT.path();
  }

  /** The colours of a tenant, in addition to {@link #stylesheet}. */
  public static String brandStylesheet(Brand brand) {
    return Stylesheets.of(brand);
  }

  /** Where the pages expect {@link #brandStylesheet}: {@code /assets/brand.css?v=<hash>}. */
  public static String brandStylesheetPath(Brand brand) {
    return "/assets/brand.css?v=" + Stylesheets.fingerprint(Stylesheets.of(brand));
  }

  /** Posts {@code username}, {@code password} and {@code state} to {@code /u/login}. */
  public String login(Shell shell, LoginView view) {
    return form("login.jte", shell, view.errorKey(), Map.of("view", view));
  }

  /** Posts {@code email}, {@code password} and {@code state} to {@code /u/signup}. */
  public String signup(Shell shell, SignupView view) {
    return form("signup.jte", shell, view.errorKey(), Map.of("view", view));
  }

  /** Posts {@code email}, {@code password} and {@code ticket} to {@code /dashboard/setup}. */
  public String setup(Shell shell, Setup view) {
    return form("setup.jte", shell, view.errorKey(), Map.of("view", view));
  }

  /** Posts {@code action} ({@code accept} or {@code deny}) and {@code state} to /u/consent. */
  public String consent(Shell shell, ConsentView view) {
    return page("consent.jte", shell, Map.of("view", view));
  }

  /** Posts {@code email} and {@code state}, if there is one, to /u/reset-password/request. */
  public String resetRequest(
      Shell shell, @Nullable String state, String email, @Nullable String errorKey) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("state", state);
    values.put("email", email);
    return form("resetRequest.jte", shell, errorKey, values);
  }

  /** Says the same whether or not there is an account with the address (AUT-06). */
  public String resetSent(Shell shell, String email) {
    return page("resetSent.jte", shell, Map.of("email", email));
  }

  /** Posts {@code password}, {@code password_confirm} and {@code ticket} to /u/reset-password. */
  public String resetForm(
      Shell shell, String ticket, @Nullable String errorKey, List<PolicyRule> rules) {
    return form("resetForm.jte", shell, errorKey, Map.of("ticket", ticket, "rules", rules));
  }

  /** The password was changed. The return address has to be one that is registered. */
  public String resetDone(Shell shell, @Nullable String returnUrl) {
    return message(shell, new Message("reset-done", true, Links.page(returnUrl)));
  }

  /** The result of opening the link of a verification mail. */
  public String emailVerified(Shell shell, boolean success, @Nullable String returnUrl) {
    var key = success ? "verified" : "not-verified";
    return message(shell, new Message(key, success, Links.page(returnUrl)));
  }

  /** Posts {@code state}, if there is one, to {@code /oidc/logout/confirm}. */
  public String logoutConfirm(Shell shell, @Nullable String state) {
    var values = new HashMap<String, @Nullable Object>();
    values.put("state", state);
    return page("logoutConfirm.jte", shell, values);
  }

  /** The session is over and there is no address to return to. */
  public String loggedOut(Shell shell) {
    return message(shell, new Message("logged-out", true, null));
  }

  /** A request that cannot go on. */
  public String error(Shell shell, ErrorView view) {
    return page("error.jte", shell, Map.of("view", view));
  }

  /** The list of {@code /dev/mail}, newest first as it is given. */
  public String mailbox(Shell shell, List<MailLine> mails) {
    return page("mailbox.jte", shell, Map.of("mails", mails));
  }

  /** One mail, at {@code /dev/mail/<id>}. */
  public String mailboxMessage(Shell shell, MailView view) {
    return page("mailboxMessage.jte", shell, Map.of("view", view));
  }

  /** The first page of the reference of the Management API. */
  public String referenceIndex(Shell shell, ReferenceView.Index view) {
    return page("reference/index.jte", shell, Map.of("view", view));
  }

  /** The page of one group of the reference. */
  public String reference(Shell shell, ReferenceView.Page view) {
    return page("reference/group.jte", shell, Map.of("view", view));
  }

  /** A guide beside the reference: its list, or one of its chapters. */
  public String verdicts(Shell shell, ReferenceView.Book book) {
    return page("reference/book.jte", shell, Map.of("book", book));
  }

  /** What the bare address of the server shows. */
  public String home(Shell shell, HomeView view) {
    return page("home.jte", shell, Map.of("view", view));
  }

  /**
   * A page without a form.
   *
   * @param key of its texts, which end in {@code .title} and {@code .text}
   * @param good whether it brings good news
   * @param returnUrl where to go next, null if there is no such place
   */
  public record Message(String key, boolean good, @Nullable String returnUrl) {}

  /**
   * The form by which somebody becomes an administrator.
   *
   * @param ticket the secret of the link
   * @param email what was entered before; may be empty
   * @param errorKey one of {@link FormErrors}, null before the first attempt
   * @param rules the password policy of the connection in which an account is made
   */
  public record Setup(
      String ticket, String email, @Nullable String errorKey, List<PolicyRule> rules) {
    public Setup {
      rules = List.copyOf(rules);
    }
  }

  private String message(Shell shell, Message message) {
    return page("message.jte", shell, Map.of("message", message));
  }

  private String form(
      String template,
      Shell shell,
      @Nullable String errorKey,
      Map<String, ? extends @Nullable Object> values) {
    var all = new HashMap<String, @Nullable Object>(values);
    all.put("error", FormErrors.finding(shell.language(), errorKey));
    return page(template, shell, all);
  }

  private String page(
      String template, Shell shell, Map<String, ? extends @Nullable Object> values) {
    var all = new HashMap<String, @Nullable Object>(values);
    all.put("shell", shell);
    return templates.render(template, all);
  }
}
