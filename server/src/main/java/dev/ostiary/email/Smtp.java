package dev.ostiary.email;

import dev.ostiary.trace.Trace;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Properties;
import javax.net.SocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server (RFC 5321); TLS from the first byte with {@code smtps:}, by STARTTLS otherwise.
 */
public final class Smtp {
  private static final String TIMEOUT_MILLIS = "10000";
  private final Session session;
  private final String from;

  /** A mail that the server did not take. */
  public static final class NotSent extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean refused;

    NotSent(MessagingException cause) {
      super(words(cause), cause);
      this.refused = refused(cause);
    }

    /** Whether the server will never take this mail, such as for somebody who does not exist. */
    public boolean refused() {
      return refused;
    }

    /** What went wrong is said first in general, and then by the server itself. */
    private static String words(MessagingException error) {
      var said = new LinkedHashSet<String>();
      for (Exception at = error; at != null; at = next(at)) {
        said.add(String.valueOf(at.getMessage()).strip());
      }
      return String.join(": ", said);
    }

    private static @Nullable Exception next(Exception at) {
      return at instanceof MessagingException one ? one.getNextException() : null;
    }

    /** Replies from 550 on are about the mail (RFC 5321 section 4.2.3), those before about us. */
    private static boolean refused(MessagingException error) {
      for (Exception at = error;
          at instanceof MessagingException one;
          at = one.getNextException()) {
        int code =
            switch (at) {
              case SMTPAddressFailedException address -> address.getReturnCode();
              case SMTPSendFailedException send -> send.getReturnCode();
              default -> 0;
            };
        if (code >= 550) {
          return true;
        }
      }
      return false;
    }
  }

  /**
   * A server.
   *
   * @param url {@code smtp://USER:PASSWORD@HOST:PORT} or {@code smtps://...}
   */
  public Smtp(String url, String from) {
    var uri = URI.create(url);
    boolean tls = "smtps".equals(uri.getScheme());
    int port = uri.getPort() < 0 ? (tls ? 465 : 587) : uri.getPort();
    var properties = properties(uri.getHost(), port, tls);
    var user = uri.getRawUserInfo();
    properties.put("mail.smtp.auth", Boolean.toString(user != null));
    this.session = Session.getInstance(properties, user == null ? null : login(user));
    this.from = from;
  }

  /**
   * A server that a tenant names.
   *
   * @param user empty when it takes mail from everybody
   */
  record Server(String host, int port, String user, String password) {}

  /** A tenant's server, over sockets that check where they lead to. */
  Smtp(Server server, String from, SocketFactory sockets) {
    var properties = properties(server.host(), server.port(), server.port() == 465);
    properties.put("mail.smtp.socketFactory", sockets);
    // Otherwise a refused connection would be tried once more, without the check.
    properties.put("mail.smtp.socketFactory.fallback", "false");
    boolean known = !server.user().isEmpty();
    properties.put("mail.smtp.auth", Boolean.toString(known));
    // A password never travels in clear text.
    properties.put("mail.smtp.starttls.required", Boolean.toString(known));
    this.session =
        Session.getInstance(properties, known ? login(server.user(), server.password()) : null);
    this.from = from;
  }

  private static Properties properties(String host, int port, boolean tls) {
    var properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put("mail.smtp.port", Integer.toString(port));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.ssl.enable", Boolean.toString(tls));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", "true");
    return properties;
  }

  private static Authenticator login(String userInfo) {
    int colon = userInfo.indexOf(':');
    var name = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
    return login(name, colon < 0 ? "" : decode(userInfo.substring(colon + 1)));
  }

  private static Authenticator login(String name, String password) {
    return new Authenticator() {
      @Override
      protected PasswordAuthentication getPasswordAuthentication() {
        return new PasswordAuthentication(name, password);
      }
    };
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A mail that is called the same each time it is sent (RFC 5322 section 3.6.4). */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@ostiary>");
    }
  }

  void send(Message message) throws NotSent {
    try {
      var mime = new Named(session, message.id());
      mime.setFrom(new InternetAddress(message.from() == null ? from : message.from()));
      mime.setRecipient(RecipientType.TO, new InternetAddress(message.to(), true));
      mime.setSubject(message.subject(), "UTF-8");
      mime.setSentDate(Date.from(message.at()));
      var text = new MimeBodyPart();
      text.setText(message.text(), "UTF-8");
      var html = new MimeBodyPart();
      html.setContent(message.html(), "text/html; charset=UTF-8");
      mime.setContent(new MimeMultipart("alternative", text, html));
      Trace.<Boolean, MessagingException>call(
          "mail",
          () -> {
            Transport.send(mime);
            return true;
          });
    } catch (MessagingException e) {
      throw new NotSent(e);
    }
  }
}
