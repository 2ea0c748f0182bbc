import { JVM_TRUST } from "./jvm";
import { type QuickStart, resourceOf, type Target } from "./target";

const KEY_TYPES: Record<string, [string, string]> = {
  RS256: ["RSAPublicKey", "RSA256"],
  RS512: ["RSAPublicKey", "RSA512"],
  ES256: ["ECPublicKey", "ECDSA256"],
};

export function javaStart(t: Target): QuickStart {
  const [keyType, algorithm] = KEY_TYPES[t.algorithm] ?? ["RSAPublicKey", "RSA256"];
  const allowed =
    t.claim === "permissions"
      ? `var allowed = token.getClaim("permissions").asList(String.class);`
      : `var scope = token.getClaim("scope").asString();
        var allowed = scope == null ? null : List.of(scope.split(" "));`;
  return {
    name: "Java",
    library: "com.auth0:jwks-rsa, com.auth0:java-jwt",
    knows: ["RS256", "RS512", "ES256"],
    install: `<!-- pom.xml -->
<dependency>
  <groupId>com.auth0</groupId>
  <artifactId>jwks-rsa</artifactId>
  <version>0.24.2</version>
</dependency>
<dependency>
  <groupId>com.auth0</groupId>
  <artifactId>java-jwt</artifactId>
  <version>4.6.2</version>
</dependency>`,
    files: [
      {
        name: "Api.java",
        code: `import com.auth0.jwk.JwkException;
import com.auth0.jwk.JwkProvider;
import com.auth0.jwk.JwkProviderBuilder;
import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.security.interfaces.${keyType};
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

public class Api {
  static final String ISSUER = ${JSON.stringify(t.issuer)};
  static final String AUDIENCE = ${JSON.stringify(t.audience)};

  static final JwkProvider KEYS =
      new JwkProviderBuilder(ISSUER)
          .cached(10, Duration.ofHours(24))
          .rateLimited(10, 1, TimeUnit.MINUTES)
          .build();

  /** Signature, issuer, audience and expiry. */
  static DecodedJWT verify(String text) throws JwkException {
    var unverified = JWT.decode(text);
    if (!(KEYS.get(unverified.getKeyId()).getPublicKey() instanceof ${keyType} key)) {
      throw new JWTVerificationException("A key of another kind");
    }
    return JWT.require(Algorithm.${algorithm}(key, null)) // yours to choose, not the token's
        .withIssuer(ISSUER)
        .withAudience(AUDIENCE)
        .build()
        .verify(unverified);
  }

  public static void main(String[] args) throws Exception {
    var server = HttpServer.create(new InetSocketAddress("localhost", 3001), 0);
    server.createContext("/${resourceOf(t)}", exchange -> {
      var header = exchange.getRequestHeaders().getFirst("Authorization");
      int status;
      try {
        var token = verify(header == null ? "" : header.replaceFirst("(?i)^Bearer ", ""));
        ${allowed}
        status = allowed != null && allowed.contains(${JSON.stringify(t.permission)}) ? 200 : 403;
      } catch (JWTVerificationException | JwkException e) {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
        status = 401;
      }
      exchange.sendResponseHeaders(status, -1);
      exchange.close();
    });
    server.start();
  }
}
`,
      },
    ],
    path: `/${resourceOf(t)}`,
    run: "mvn compile exec:java -Dexec.mainClass=Api",
    trust: `MAVEN_OPTS="${JVM_TRUST}" mvn compile exec:java -Dexec.mainClass=Api`,
  };
}
