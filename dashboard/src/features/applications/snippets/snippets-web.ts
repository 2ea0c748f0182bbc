import { portOf, scopeOf, type Technology, type Values, withApi } from "./types";

/** Next.js accepts a server on localhost or without TLS only when it is told so. */
function isLocal(values: Values): boolean {
  return values.issuer.startsWith("http:") || /^https:\/\/(localhost|[^/]*\.localhost)(:\d+)?\//.test(values.issuer);
}

const next: Technology = {
  id: "nextjs",
  name: "Next.js",
  kind: "regular_web",
  origin: "http://localhost:3000",
  addresses: (origin) => ({ callbacks: [`${origin}/auth/callback`], allowed_logout_urls: [origin], web_origins: [] }),
  trust: ["browser", "node"],
  steps: (values) => [
    {
      kind: "create",
      code: `npx -y create-next-app@latest my-app --yes
cd my-app
npm install @auth0/nextjs-auth0`,
    },
    {
      kind: "env",
      file: ".env.local",
      code: `AUTH0_DOMAIN=${isLocal(values) ? values.issuer.slice(0, -1) : values.domain}
AUTH0_CLIENT_ID=${values.clientId}
AUTH0_CLIENT_SECRET=${values.clientSecret}
AUTH0_SECRET=${values.cookieSecret}
APP_BASE_URL=${values.origin}
`,
    },
    {
      kind: "file",
      file: "lib/auth0.ts",
      code: `import { Auth0Client } from "@auth0/nextjs-auth0/server";

export const auth0 = new Auth0Client({
${isLocal(values) ? `  // Only for a server on this machine.\n  allowInsecureRequests: process.env.NODE_ENV !== "production",\n` : ""}  authorizationParameters: {
${withApi(values, `    audience: "${values.audience}",\n`)}    scope: "${scopeOf(values)}",
  },
});
`,
    },
    {
      kind: "file",
      file: "proxy.ts",
      code: `import { auth0 } from "./lib/auth0";

export async function proxy(request: Request) {
  return auth0.middleware(request);
}

export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|sitemap.xml|robots.txt).*)"],
};
`,
    },
    {
      kind: "file",
      file: "app/page.tsx",
      code: `import { Suspense } from "react";
import { auth0 } from "../lib/auth0";

export default function Home() {
  return (
    <Suspense fallback={<p>One moment …</p>}>
      <Account />
    </Suspense>
  );
}

async function Account() {
  const session = await auth0.getSession();
  if (!session) {
    return <a href="/auth/login">Sign in</a>;
  }
${withApi(
  values,
  `  // Send it to your API in the header Authorization: Bearer …
  const { token } = await auth0.getAccessToken();
`,
)}  return (
    <main>
      <p>You are signed in as {session.user.email}.</p>
${withApi(values, `      <p>The access token has {token.length} characters; it stays on this server.</p>\n`)}      <a href="/auth/logout">Sign out</a>
    </main>
  );
}
`,
    },
    { kind: "run", code: `npm run dev -- --port ${portOf(values.origin)}` },
  ],
};

const express: Technology = {
  id: "express",
  name: "Express",
  kind: "regular_web",
  origin: "http://localhost:3000",
  addresses: (origin) => ({ callbacks: [`${origin}/callback`], allowed_logout_urls: [origin], web_origins: [] }),
  trust: ["browser", "node"],
  steps: (values) => [
    {
      kind: "create",
      code: `mkdir my-app
cd my-app
npm init -y
npm pkg set type=module
npm install express express-openid-connect`,
    },
    {
      kind: "env",
      file: ".env",
      code: `ISSUER_BASE_URL=${values.issuer}
CLIENT_ID=${values.clientId}
CLIENT_SECRET=${values.clientSecret}
SECRET=${values.cookieSecret}
BASE_URL=${values.origin}
PORT=${portOf(values.origin)}
`,
    },
    {
      kind: "file",
      file: "server.js",
      code: `import express from "express";
import openid from "express-openid-connect";

const app = express();

// It reads ISSUER_BASE_URL, CLIENT_ID, SECRET and BASE_URL from the environment,
// and adds the addresses /login, /logout and /callback.
app.use(
  openid.auth({
    clientSecret: process.env.CLIENT_SECRET,
    authRequired: false,
    idpLogout: true,
    authorizationParams: {
      response_type: "code",
${withApi(values, `      audience: "${values.audience}",\n`)}      scope: "${scopeOf(values)}",
    },
  }),
);

app.get("/", (request, response) => {
  response.send(
    request.oidc.isAuthenticated()
      ? '<p>You are signed in.</p> <a href="/profile">Profile</a> <a href="/logout">Sign out</a>'
      : '<a href="/login">Sign in</a>',
  );
});

app.get("/profile", openid.requiresAuth(), (request, response) => {
${withApi(
  values,
  `  // Send it to your API in the header Authorization: Bearer …
  console.log("Access token for the API:", request.oidc.accessToken.access_token);
`,
)}  response.json(request.oidc.user);
});

app.listen(process.env.PORT, () => console.log("Open " + process.env.BASE_URL));
`,
    },
    { kind: "run", code: "node --env-file=.env server.js" },
  ],
};

const spring: Technology = {
  id: "spring",
  name: "Spring Boot",
  kind: "regular_web",
  origin: "http://localhost:3000",
  addresses: (origin) => ({
    callbacks: [`${origin}/login/oauth2/code/ostiary`],
    allowed_logout_urls: [origin],
    web_origins: [],
  }),
  trust: ["browser", "java"],
  steps: (values) => [
    {
      kind: "file",
      file: "pom.xml",
      code: `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent>
    <groupId>org.springframework.boot</groupId>
    <artifactId>spring-boot-starter-parent</artifactId>
    <version>4.1.1</version>
  </parent>
  <groupId>com.example</groupId>
  <artifactId>my-app</artifactId>
  <version>0.1.0</version>
  <properties>
    <java.version>21</java.version>
  </properties>
  <dependencies>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-webmvc</artifactId>
    </dependency>
    <dependency>
      <groupId>org.springframework.boot</groupId>
      <artifactId>spring-boot-starter-security-oauth2-client</artifactId>
    </dependency>
  </dependencies>
  <build>
    <plugins>
      <plugin>
        <groupId>org.springframework.boot</groupId>
        <artifactId>spring-boot-maven-plugin</artifactId>
      </plugin>
    </plugins>
  </build>
</project>
`,
    },
    {
      kind: "env",
      file: "src/main/resources/application.yml",
      code: `server:
  port: ${portOf(values.origin)}
spring:
  security:
    oauth2:
      client:
        provider:
          ostiary:
            issuer-uri: ${values.issuer}
        registration:
          ostiary:
            client-id: ${values.clientId}
            client-secret: ${values.clientSecret}
            scope: ${scopeOf(values).split(" ").join(", ")}
`,
    },
    {
      kind: "file",
      file: "src/main/java/com/example/MyApp.java",
      code: `package com.example;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
${values.audience ? "" : "import org.springframework.security.config.Customizer;\n"}import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
${withApi(values, "import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;\n")}import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class MyApp {
  public static void main(String[] args) {
    SpringApplication.run(MyApp.class, args);
  }

  @GetMapping("/")
  String home(@AuthenticationPrincipal OidcUser user) {
    return "<p>You are signed in as " + user.getEmail() + ".</p> <a href='/logout'>Sign out</a>";
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http, ClientRegistrationRepository clients) throws Exception {
    var signedOut = new OidcClientInitiatedLogoutSuccessHandler(clients);
    signedOut.setPostLogoutRedirectUri("{baseUrl}");
${withApi(
  values,
  `    // The access token is for this API.
    var requests = new DefaultOAuth2AuthorizationRequestResolver(clients, "/oauth2/authorization");
    requests.setAuthorizationRequestCustomizer(
        r -> r.additionalParameters(p -> p.put("audience", "${values.audience}")));
`,
)}    return http
        .authorizeHttpRequests(r -> r.anyRequest().authenticated())
        .oauth2Login(${values.audience ? "l -> l.authorizationEndpoint(e -> e.authorizationRequestResolver(requests))" : "Customizer.withDefaults()"})
        .logout(l -> l.logoutSuccessHandler(signedOut))
        .build();
  }
}
`,
    },
    { kind: "run", code: "mvn spring-boot:run" },
  ],
};

export const WEB = [next, express, spring];
