package dev.ostiary.config;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command line on which nothing stands but settings, each once: read without the library for
 * command lines, whose classes no cache of the JVM keeps, so that a server starts the sooner.
 * Whatever else there is, also what is wrong, is left to the library, which can explain it.
 *
 * @param settings those that are there
 * @param file a properties file with more, or an empty path
 */
public record PlainFlags(Map<Setting, String> settings, Path file) {
  private static final String FILE = "--config";
  private static final Pattern NUMBER = Pattern.compile("-\\d+");
  private static final Map<String, Setting> FLAGS =
      Stream.of(Setting.values())
          .collect(Collectors.toMap(s -> "--" + s.flag(), Function.identity()));

  /** Reads them, if there is nothing else. */
  public static Optional<PlainFlags> of(List<String> arguments) {
    var settings = new EnumMap<Setting, String>(Setting.class);
    String file = null;
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      int equals = argument.indexOf('=');
      var name = equals < 0 ? argument : argument.substring(0, equals);
      var setting = FLAGS.get(name);
      if (setting == null && !name.equals(FILE)) {
        return Optional.empty();
      }
      String value;
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (i + 1 < arguments.size() && isValue(arguments.get(i + 1))) {
        value = arguments.get(++i);
      } else if (setting != null && setting.isSwitch()) {
        value = "true";
      } else {
        return Optional.empty();
      }
      if ((setting == null ? file : settings.put(setting, value)) != null) {
        return Optional.empty();
      }
      file = setting == null ? value : file;
    }
    return Optional.of(new PlainFlags(settings, Path.of(file == null ? "" : file)));
  }

  private static boolean isValue(String argument) {
    return NUMBER.matcher(argument).matches()
        || !argument.isEmpty() && "-@\"'".indexOf(argument.charAt(0)) < 0;
  }

  /** What the command line, the environment and the file say together. */
  public Config config() {
    return Config.load(settings, System.getenv(), file);
  }
}
