package dev.ostiary.tls;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Time;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificate that fits the name which a client asks for (SNI, RFC 6066 section 3). One for a
 * tenant's host below localhost is made when it is first asked for and kept in memory; any other
 * name gets that of localhost. Clients distrust {@code *.localhost}, as they do {@code *.com}.
 */
public final class LocalCertificates extends X509ExtendedKeyManager {
  private static final String STANDARD = "localhost";
  private final LocalCa ca;
  private final Predicate<String> known;
  private final Time time;
  private final LocalCa.Leaf standard;
  private final Map<String, LocalCa.Leaf> leaves = new ConcurrentHashMap<>();

  /** The predicate tells whether a tenant has a host. */
  public LocalCertificates(LocalCa ca, Predicate<String> known, Time time) {
    this.ca = ca;
    this.known = known;
    this.time = time;
    this.standard = ca.standardLeaf();
  }

  /** What chooses a certificate by the name that a client asks for. */
  public SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(new KeyManager[] {this}, null, Ids.random());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("No TLS", e);
    }
  }

  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    if (!keyType.equals("EC")) {
      return null;
    }
    var name = requested(engine).filter(LocalCa::mayName).filter(known).orElse(STANDARD);
    if (!name.equals(STANDARD)) {
      ensure(name);
    }
    return name;
  }

  private static Optional<String> requested(SSLEngine engine) {
    return engine.getHandshakeSession() instanceof ExtendedSSLSession session
        ? session.getRequestedServerNames().stream()
            .filter(SNIHostName.class::isInstance)
            .map(n -> ((SNIHostName) n).getAsciiName().toLowerCase(Locale.ROOT))
            .findFirst()
        : Optional.empty();
  }

  /** There are never more than tenants: those of hosts that are gone make room. */
  private void ensure(String name) {
    var now = time.now();
    var leaf = leaves.get(name);
    if (leaf == null || leaf.endsSoon(now)) {
      leaves.keySet().removeIf(known.negate());
      leaves.put(name, ca.leaf(name, now));
    }
  }

  private LocalCa.@Nullable Leaf of(@Nullable String alias) {
    if (alias == null) {
      return null;
    }
    return alias.equals(STANDARD) ? standard : leaves.get(alias);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    var leaf = of(alias);
    return leaf == null ? null : leaf.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    var leaf = of(alias);
    return leaf == null ? null : leaf.key();
  }

  @Override
  public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return keyType.equals("EC") ? List.of(STANDARD).toArray(String[]::new) : null;
  }

  /** The server uses engines; plain sockets get the certificate of localhost. */
  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, Socket socket) {
    return keyType.equals("EC") ? STANDARD : null;
  }

  @Override
  public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return null;
  }

  @Override
  public @Nullable String chooseClientAlias(
      String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
    return null;
  }
}
