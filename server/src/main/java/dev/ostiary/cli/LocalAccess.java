package dev.ostiary.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The right of whoever can read a server's data directory: all that its keys open. Commands on the
 * server's own machine need no other credentials.
 */
public interface LocalAccess {
  /** The options that find the data. */
  List<OptionSpec> options();

  /**
   * A token for the Management API of the tenant that the command line names.
   *
   * @throws RuntimeException with one line for people when there is no such data
   */
  Access open(CommandSpec spec);

  /**
   * Where to call, and with what.
   *
   * @param issuer the tenant's issuer, with a slash at the end
   * @param token an access token for the Management API
   */
  record Access(String issuer, String token) {}
}
