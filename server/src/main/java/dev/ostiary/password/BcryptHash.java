package dev.ostiary.password;

import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** bcrypt in the form {@code $2b$10$...}; {@code $2a$} and {@code $2y$} are the same today. */
final class BcryptHash {
  /** Doubles with every step; 15 is about three seconds. */
  private static final int MAX_COST = 15;

  private static final Pattern FORM =
      Pattern.compile("\\$2[aby]\\$(\\d{2})\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}");

  private BcryptHash() {}

  static Check of(HashMembers all) throws BadHash {
    var hash = all.child("hash").only("value", "encoding");
    return of(hash.text("value"), hash.path() + ".value");
  }

  static Check of(String text, String path) throws BadHash {
    var form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadHash(path, "Expected a bcrypt hash that begins with $2a$ or $2b$");
    }
    int cost = Integer.parseInt(form.group(1));
    if (cost < 4 || cost > MAX_COST) {
      throw new BadHash(path, "The cost of bcrypt must be from 4 to " + MAX_COST);
    }
    return password -> OpenBSDBCrypt.checkPassword(text, password);
  }
}
