package dev.ostiary.micro;

import dev.ostiary.common.Ids;
import dev.ostiary.common.Json;
import dev.ostiary.jose.Algorithm;
import dev.ostiary.jose.Jws;
import dev.ostiary.jose.SigningKey;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.node.ObjectNode;

/** An access token: its claims, its signature, and what is asked of it when it comes back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Tokens {
  /** The signature's algorithm. */
  @Param({"RS256", "ES256", "EdDSA"})
  public String algorithm = "RS256";

  private SigningKey key = SigningKey.hmac(Ids.secret());
  private String token = "";

  /** Makes the key. */
  @Setup
  public void prepare() {
    key = SigningKey.generate(Algorithm.of(algorithm).orElseThrow(), "bench", Instant.now());
    token = Jws.sign(key, "at+jwt", claims());
  }

  private static ObjectNode claims() {
    var claims =
        Json.object()
            .put("iss", "https://id.example.com/")
            .put("sub", "auth0|0123456789abcdef01234567")
            .put("aud", "https://api.example.com/")
            .put("iat", 1_700_000_000)
            .put("exp", 1_700_086_400)
            .put("scope", "read:reports write:reports")
            .put("azp", "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPp")
            .put("jti", Ids.alphanumeric(22));
    claims.putArray("permissions").add("read:reports").add("write:reports");
    return claims;
  }

  /** Claims, without a signature. */
  @Benchmark
  public byte[] build() {
    return Json.bytes(claims());
  }

  /** The same, signed. */
  @Benchmark
  public String sign() {
    return Jws.sign(key, "at+jwt", claims());
  }

  /** Splits a token without believing it. */
  @Benchmark
  public Object parse() {
    return Jws.parse(token);
  }
}
