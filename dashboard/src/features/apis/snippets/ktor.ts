import { JVM_TRUST } from "./jvm";
import { type QuickStart, resourceOf, type Target } from "./target";

/** A text of Kotlin, where a dollar begins a variable. */
const kotlin = (text: string) => JSON.stringify(text).replaceAll("$", "\\$");

export function ktorStart(t: Target): QuickStart {
  const allowed =
    t.claim === "permissions"
      ? `principal.payload.getClaim("permissions").asList(String::class.java).orEmpty()`
      : `principal.payload.getClaim("scope").asString().orEmpty().split(" ")`;
  return {
    name: "Kotlin",
    library: "ktor-server-auth-jwt",
    knows: ["RS256", "RS512", "ES256"],
    install: `// build.gradle.kts
plugins {
    kotlin("jvm") version "2.2.20"
    application
}
repositories { mavenCentral() }
dependencies {
    implementation("io.ktor:ktor-server-netty:3.5.2")
    implementation("io.ktor:ktor-server-auth-jwt:3.5.2")
}
application { mainClass = "ApiKt" }`,
    files: [
      {
        name: "src/main/kotlin/Api.kt",
        code: `import com.auth0.jwk.JwkProviderBuilder
import io.ktor.http.HttpStatusCode
import io.ktor.server.application.install
import io.ktor.server.auth.Authentication
import io.ktor.server.auth.authenticate
import io.ktor.server.auth.jwt.JWTPrincipal
import io.ktor.server.auth.jwt.jwt
import io.ktor.server.auth.principal
import io.ktor.server.engine.embeddedServer
import io.ktor.server.netty.Netty
import io.ktor.server.response.respond
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import java.util.concurrent.TimeUnit

const val ISSUER = ${kotlin(t.issuer)}
const val AUDIENCE = ${kotlin(t.audience)}

fun main() {
    val keys = JwkProviderBuilder(ISSUER)
        .cached(10, 24, TimeUnit.HOURS)
        .rateLimited(10, 1, TimeUnit.MINUTES)
        .build()

    embeddedServer(Netty, port = 3001) {
        install(Authentication) {
            jwt {
                // Signature and issuer; the algorithm is the one that the key names, which is ${t.algorithm}.
                verifier(keys, ISSUER) { withAudience(AUDIENCE) }
                validate { JWTPrincipal(it.payload) }
            }
        }
        routing {
            authenticate {
                get("/${resourceOf(t)}") {
                    val principal = call.principal<JWTPrincipal>()!!
                    val allowed = ${allowed}
                    if (${kotlin(t.permission)} in allowed) {
                        call.respondText(principal.subject.orEmpty())
                    } else {
                        call.respond(HttpStatusCode.Forbidden)
                    }
                }
            }
        }
    }.start(wait = true)
}
`,
      },
    ],
    path: `/${resourceOf(t)}`,
    run: "gradle run",
    trust: `JAVA_OPTS="${JVM_TRUST}" gradle run`,
  };
}
