/** What tells a JVM to trust the certificate of a server on this machine. */
export const JVM_TRUST = "-Djavax.net.ssl.trustStore=DATA/tls/ca.p12 -Djavax.net.ssl.trustStorePassword=changeit";
