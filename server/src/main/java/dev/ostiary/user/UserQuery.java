package dev.ostiary.user;

import dev.ostiary.db.Tx;
import dev.ostiary.management.Call;
import dev.ostiary.management.ManagementError;
import dev.ostiary.management.Paging;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Which users a list is about: all of them, or the one that an exact {@code email} or {@code
 * user_id} names. Anything else is refused, because an answer that ignored the question would be
 * wrong.
 */
final class UserQuery {
  private static final int CEILING = 1_000;
  private static final Pattern EXACT =
      Pattern.compile("\\s*(email|user_id):(?:\"([^\"\\\\*]+)\"|([^\\s\"\\\\*()]+))\\s*");

  private final UserStore users;

  UserQuery(UserStore users) {
    this.users = users;
  }

  /** Rows of a page, and of how many in all. */
  record Found(List<User> rows, OptionalLong total) {}

  Found find(Tx tx, Call call, Paging paging) {
    var q = call.query().value("q");
    if (q == null) {
      var total =
          paging.totals() ? OptionalLong.of(users.count(tx, call.tenant())) : OptionalLong.empty();
      return new Found(users.page(tx, call.tenant(), paging.offset(), paging.limit()), total);
    }
    var exact = EXACT.matcher(q);
    if (!exact.matches()) {
      throw ManagementError.invalidQuery(
          "'This server searches for email:\"...\" or user_id:\"...\" only' on property q.");
    }
    var value = exact.group(2) == null ? exact.group(3) : exact.group(2);
    var all =
        exact.group(1).equals("email")
            ? users.byEmail(tx, call.tenant(), value.toLowerCase(Locale.ROOT))
            : users.find(tx, call.tenant(), value).stream().toList();
    var rows = all.stream().skip(paging.offset()).limit(paging.limit()).toList();
    return new Found(rows, OptionalLong.of(all.size()));
  }

  /** The page that is asked for; pages end at the thousandth user, checkpoints do not. */
  static Paging paging(Call call) {
    var paging = Paging.of(call.query(), 50);
    if (!paging.checkpoint() && paging.offset() + paging.limit() > CEILING) {
      throw new ManagementError(
          400, "invalid_paging", "You can only page through the first 1000 records.");
    }
    var sort = call.query().get("sort", "created_at:1");
    if (!sort.equals("created_at:1")) {
      throw ManagementError.invalidQuery(
          "'This server sorts by created_at:1 only' on property sort.");
    }
    return paging;
  }
}
