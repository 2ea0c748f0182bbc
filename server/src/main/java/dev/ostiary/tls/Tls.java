package dev.ostiary.tls;

import java.nio.file.Path;

/** Where the certificates come from that the server shows. */
public sealed interface Tls {
  /**
   * A key store (PKCS12) and its password; of several certificates the one for the host is shown.
   */
  record Stored(Path keyStore, String password) implements Tls {}

  /** The local authority, which makes one for each host. */
  record Local(LocalCertificates certificates) implements Tls {}
}
