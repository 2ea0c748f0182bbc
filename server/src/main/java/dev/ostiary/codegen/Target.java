package dev.ostiary.codegen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the code is called, and for which frameworks it has guards.
 *
 * @param type the class of the constants, where a language has one
 * @param space words with dots between, for the package or namespace; empty for the language's own
 * @param guards frameworks: {@code express}, {@code spring}, …
 */
public record Target(String type, String space, Set<String> guards) {
  /** What the class is called where nobody says otherwise. */
  public static final String TYPE = "Permissions";

  private static final Pattern TYPE_NAME = Pattern.compile("[A-Z][A-Za-z0-9]{0,59}");
  private static final Pattern SPACE =
      Pattern.compile("[A-Za-z][A-Za-z0-9]{0,59}(\\.[A-Za-z][A-Za-z0-9]{0,59}){0,9}");

  /** Words that no package may have in it in one of the languages. */
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract and array as assert base bool boolean break byte callable case catch chan char"
                  + " checked class clone const continue decimal declare def default defer delegate"
                  + " delete die do double echo else elseif empty enddeclare endfor endforeach endif"
                  + " endswitch endwhile enum eval event exit explicit extends extern fallthrough"
                  + " false final finally fixed float fn for foreach from fun func function global go"
                  + " goto if implements implicit import in include instanceof insteadof int"
                  + " interface internal is isset list lock long map match namespace native new null"
                  + " object operator or out override package params print private protected public"
                  + " range readonly record ref require return sbyte sealed select short sizeof"
                  + " stackalloc static strictfp string struct super suspend switch synchronized this"
                  + " throw throws trait transient true try type typealias typeof uint ulong unchecked"
                  + " unsafe unset use ushort using val var virtual void volatile when while xor yield")
              .split(" "));

  /** Names that every language takes. */
  public Target {
    if (!TYPE_NAME.matcher(type).matches()) {
      throw new IllegalArgumentException("'" + type + "' is no name for a class: OrderPermissions");
    }
    if (!space.isEmpty() && !SPACE.matcher(space).matches()) {
      throw new IllegalArgumentException("'" + space + "' is no package: com.example.orders");
    }
    var words = space.toLowerCase(Locale.ROOT).split("\\.");
    Arrays.stream(words)
        .filter(KEYWORDS::contains)
        .findFirst()
        .ifPresent(
            word -> {
              throw new IllegalArgumentException("'" + word + "' is a word of a language's own");
            });
    guards = Set.copyOf(guards);
  }

  String spaceOr(String own) {
    return space.isEmpty() ? own : space;
  }
}
