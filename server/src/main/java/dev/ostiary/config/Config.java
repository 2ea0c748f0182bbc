package dev.ostiary.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The settings in force: a flag wins over the environment, that over the file, that over defaults.
 */
public final class Config {
  private final Map<Setting, String> values;
  private final Map<Setting, Source> sources;

  private Config(Map<Setting, String> values, Map<Setting, Source> sources) {
    this.values = values;
    this.sources = sources;
  }

  /** Where the value of a setting comes from; the first that has one wins. */
  public enum Source {
    FLAG("command line"),
    ENVIRONMENT("environment"),
    FILE("file"),
    STANDARD("default");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** In words for people. */
    public String words() {
      return words;
    }
  }

  /** A setting that cannot be used; the message says what to do in one line. */
  public static final class BadConfig extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With that one line. */
    public BadConfig(String message) {
      super(message, null, false, false);
    }
  }

  /** Settings from these values over the defaults. */
  public static Config of(Map<Setting, String> values) {
    var sources = new EnumMap<Setting, Source>(Setting.class);
    values.keySet().forEach(setting -> sources.put(setting, Source.FLAG));
    return new Config(Map.copyOf(values), sources);
  }

  /**
   * Reads all sources.
   *
   * @param file a properties file, or an empty path for none
   */
  public static Config load(
      Map<Setting, String> flags, Map<String, String> environment, Path file) {
    var properties = read(file);
    var values = new EnumMap<Setting, String>(Setting.class);
    var sources = new EnumMap<Setting, Source>(Setting.class);
    for (var setting : Setting.values()) {
      var found =
          flags.containsKey(setting)
              ? Source.FLAG
              : environment.containsKey(variable(setting, environment))
                  ? Source.ENVIRONMENT
                  : properties.containsKey(setting.flag()) ? Source.FILE : Source.STANDARD;
      sources.put(setting, found);
      values.put(
          setting,
          switch (found) {
            case FLAG -> flags.getOrDefault(setting, "");
            case ENVIRONMENT -> environment.getOrDefault(variable(setting, environment), "");
            case FILE -> properties.getProperty(setting.flag());
            case STANDARD -> setting.standard();
          });
    }
    return new Config(values, sources);
  }

  private static String variable(Setting setting, Map<String, String> environment) {
    return environment.containsKey(setting.variable())
        ? setting.variable()
        : setting.commonVariable();
  }

  private static Properties read(Path file) {
    var properties = new Properties();
    if (file.toString().isEmpty()) {
      return properties;
    }
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new BadConfig("Cannot read the configuration file " + file);
    }
    for (var name : properties.stringPropertyNames()) {
      if (Arrays.stream(Setting.values()).noneMatch(s -> s.flag().equals(name))) {
        throw new BadConfig("Unknown setting '" + name + "' in " + file + "; see `ostiary config`");
      }
    }
    return properties;
  }

  /** The text of a setting. */
  public String text(Setting setting) {
    return values.getOrDefault(setting, setting.standard());
  }

  /** Where that text comes from. */
  public Source source(Setting setting) {
    return sources.getOrDefault(setting, Source.STANDARD);
  }

  /** Whether the setting has any text. */
  public boolean has(Setting setting) {
    return !text(setting).isEmpty();
  }

  /** A whole number. */
  public int number(Setting setting) {
    try {
      return Integer.parseInt(text(setting).strip());
    } catch (NumberFormatException e) {
      throw new BadConfig("--" + setting.flag() + " must be a number, not '" + text(setting) + "'");
    }
  }

  /** True or false. */
  public boolean flag(Setting setting) {
    return switch (text(setting)) {
      case "true", "" -> true;
      case "false" -> false;
      default ->
          throw new BadConfig(
              "--" + setting.flag() + " must be true or false, not '" + text(setting) + "'");
    };
  }

  /** The directory of everything that is kept. */
  public Path data() {
    return Path.of(text(Setting.DATA)).toAbsolutePath().normalize();
  }

  /**
   * The address to listen on, or null for all. The development mode serves everybody's mail, hence
   * only to this machine.
   */
  public @Nullable String host() {
    var host = text(Setting.HOST);
    if (!development()) {
      return host.isEmpty() ? null : host;
    }
    if (host.isEmpty()) {
      return "localhost";
    }
    if (!host.matches("localhost|127\\.\\d+\\.\\d+\\.\\d+|::1|\\[::1\\]")) {
      throw new BadConfig("--dev and --sample listen on localhost only: leave out --host");
    }
    return host;
  }

  /** Whether the mailbox and its like are served. */
  public boolean development() {
    return flag(Setting.DEV) || flag(Setting.SAMPLE);
  }
}
