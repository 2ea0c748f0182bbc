package dev.ostiary.tls;

import dev.ostiary.common.Ids;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority of this machine, made at first start, and its certificate for localhost.
 * SDKs insist on https; with this a developer has it without asking anyone. The authority's name
 * constraints let it vouch for localhost only, so that trusting it risks little.
 */
public final class LocalCa {
  /** The password of the key store and the trust store; the files' permissions protect them. */
  public static final String PASSWORD = "changeit";

  private static final Duration CA_VALIDITY = Duration.ofDays(3650);
  private static final Duration LEAF_VALIDITY = Duration.ofDays(397);
  private static final Duration RENEWAL = Duration.ofDays(30);
  private static final String ALIAS = "localhost";
  private final Path directory;

  private LocalCa(Path directory) {
    this.directory = directory;
  }

  /**
   * The authority below a directory; made when there is none. A certificate for localhost that ends
   * within 30 days is made anew.
   */
  public static LocalCa open(Path directory, Instant now) {
    var ca = new LocalCa(directory);
    try {
      Files.createDirectories(directory);
      if (!Files.exists(ca.certificate()) || !Files.exists(ca.file("ca.key"))) {
        ca.createAuthority(now);
      }
      if (!Files.exists(ca.keyStore()) || ca.endsSoon(now)) {
        ca.createLeaf(now);
      }
      return ca;
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("The local CA could not be made in " + directory, e);
    }
  }

  /** A certificate for one name with its key; the chain ends with the authority. */
  record Leaf(PrivateKey key, List<X509Certificate> chain) {
    boolean endsSoon(Instant now) {
      return chain.getFirst().getNotAfter().toInstant().isBefore(now.plus(RENEWAL));
    }
  }

  /** Whether the authority's name constraints let it vouch for this name. */
  public static boolean mayName(String name) {
    return name.equals("localhost") || name.endsWith(".localhost");
  }

  /** The authority's certificate in PEM. */
  public Path certificate() {
    return file("ca.pem");
  }

  /** The server's key store (PKCS12). */
  public Path keyStore() {
    return file("localhost.p12");
  }

  /** A trust store with the authority, for Java (PKCS12). */
  public Path trustStore() {
    return file("ca.p12");
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  private static KeyPair newKey() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), Ids.random());
    return generator.generateKeyPair();
  }

  private void createAuthority(Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var pair = newKey();
    var name =
        new X500NameBuilder()
            .addRDN(BCStyle.O, "Ostiary")
            .addRDN(BCStyle.CN, "Ostiary local CA " + Ids.hex(6))
            .build();
    var builder = builder(name, name, pair, now, CA_VALIDITY);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    builder.addExtension(
        Extension.nameConstraints,
        true,
        new NameConstraints(
            new GeneralSubtree[] {
              new GeneralSubtree(new GeneralName(GeneralName.dNSName, "localhost")),
              new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "127.0.0.0/8")),
              new GeneralSubtree(new GeneralName(GeneralName.iPAddress, "::1/128"))
            },
            null));
    var certificate = sign(builder, pair.getPrivate());
    secret(file("ca.key"), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    Files.writeString(certificate(), pem("CERTIFICATE", certificate.getEncoded()));
    Files.deleteIfExists(keyStore());
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("ostiary-local-ca", certificate);
    try (OutputStream out = Files.newOutputStream(trustStore())) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  /** A new certificate for a name below localhost, kept nowhere. */
  Leaf leaf(String name, Instant now) {
    try {
      return leaf(name, now, new GeneralName(GeneralName.dNSName, name));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("No certificate could be made for " + name, e);
    }
  }

  private Leaf leaf(String commonName, Instant now, GeneralName... names)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var ca = readCertificate();
    var pair = newKey();
    var subject = new X500NameBuilder().addRDN(BCStyle.CN, commonName).build();
    var issuer = X500Name.getInstance(ca.getSubjectX500Principal().getEncoded());
    var builder = builder(issuer, subject, pair, now, LEAF_VALIDITY);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(
        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    return new Leaf(pair.getPrivate(), List.of(sign(builder, readKey(file("ca.key"))), ca));
  }

  private void createLeaf(Instant now)
      throws GeneralSecurityException, IOException, OperatorCreationException {
    var leaf =
        leaf(
            ALIAS,
            now,
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, "*.localhost"),
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.iPAddress, "::1"));
    secret(file("localhost.key"), pem("PRIVATE KEY", leaf.key().getEncoded()));
    var text = new StringBuilder();
    for (var certificate : leaf.chain()) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    Files.writeString(file("localhost.pem"), text);
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        ALIAS, leaf.key(), PASSWORD.toCharArray(), leaf.chain().toArray(Certificate[]::new));
    secret(keyStore(), "");
    try (OutputStream out = Files.newOutputStream(keyStore())) {
      store.store(out, PASSWORD.toCharArray());
    }
  }

  /** The certificate for localhost. */
  Leaf standardLeaf() {
    try (var in = Files.newInputStream(keyStore())) {
      var store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      var chain =
          Arrays.stream(store.getCertificateChain(ALIAS)).map(X509Certificate.class::cast).toList();
      return new Leaf((PrivateKey) store.getKey(ALIAS, PASSWORD.toCharArray()), chain);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(keyStore() + " cannot be read: remove it to get another", e);
    }
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair, Instant now, Duration validity) {
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(1, Ids.bytes(16)),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(validity)),
        subject,
        pair.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
  }

  private boolean endsSoon(Instant now) throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(file("localhost.pem"))) {
      var leaf = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      return leaf.getNotAfter().toInstant().isBefore(now.plus(RENEWAL));
    }
  }

  private X509Certificate readCertificate() throws GeneralSecurityException, IOException {
    try (var in = Files.newInputStream(certificate())) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static PrivateKey readKey(Path file) throws GeneralSecurityException, IOException {
    var base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("EC")
        .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }

  /** Writes a file that only its owner may read, from its first byte on. */
  public static void secret(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    Files.writeString(file, text);
  }

  private static String pem(String label, byte[] der) {
    var base64 =
        Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }
}
