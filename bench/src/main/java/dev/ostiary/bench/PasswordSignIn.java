package dev.ostiary.bench;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sign-in as a browser without a session does it: the authorization request, the page, the form
 * with the password, the way back, and the code for tokens.
 */
final class PasswordSignIn implements Caller {
  private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: *([^=\\s]+)=([^;\\r]*)");
  private static final Pattern LOCATION = Pattern.compile("(?im)^location: *(\\S+)");
  private final Sample sample;
  private final String email;
  private final String authorize;
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String next;

  /** Sign-ins of one user, whose password is the sample's. */
  PasswordSignIn(Sample sample, String email, String authorize) {
    this.sample = sample;
    this.email = email;
    this.authorize = authorize;
    this.next = Requests.get(authorize, "");
  }

  @Override
  public ByteBuffer request() {
    return Requests.bytes(next);
  }

  @Override
  public boolean complete() {
    return cookies.isEmpty();
  }

  @Override
  public boolean accept(Answer answer) {
    var text = answer.text();
    if (next.startsWith("POST /oauth/token")) {
      begin();
      return answer.status() == 200 && text.contains("\"access_token\":\"");
    }
    COOKIE.matcher(text).results().forEach(m -> cookies.put(m.group(1), m.group(2)));
    var location = LOCATION.matcher(text);
    if ((answer.status() == 302 || answer.status() == 303) && location.find()) {
      follow(location.group(1));
      return true;
    }
    var form = HtmlForm.of(text);
    if (answer.status() != 200 || form == null) {
      begin();
      return false;
    }
    next =
        Requests.post(
            form.action(),
            cookieLine(),
            Sample.encode(form.filled(email, sample.user("password"))));
    return true;
  }

  private void begin() {
    cookies.clear();
    next = Requests.get(authorize, "");
  }

  private void follow(String location) {
    if (location.startsWith(sample.spa("url"))) {
      int code = location.indexOf("code=") + 5;
      int end = location.indexOf('&', code);
      next = sample.redeem(location.substring(code, end < 0 ? location.length() : end));
    } else {
      int path = location.startsWith("/") ? 0 : location.indexOf('/', location.indexOf("//") + 2);
      next = Requests.get(location.substring(path), cookieLine());
    }
  }

  private String cookieLine() {
    return "Cookie: "
        + cookies.entrySet().stream()
            .map(e -> e.getKey() + "=" + e.getValue())
            .collect(Collectors.joining("; "))
        + "\r\n";
  }
}
