import { JVM_TRUST } from "./jvm";
import { jwksOf, type QuickStart, resourceOf, type Target } from "./target";

export function springStart(t: Target): QuickStart {
  const authorities = t.claim === "permissions" ? '\n          authorities-claim-name: permissions\n          authority-prefix: ""' : "";
  const authority = t.claim === "permissions" ? t.permission : `SCOPE_${t.permission}`;
  const route = resourceOf(t);
  return {
    name: "Spring Boot",
    library: "spring-boot-starter-security-oauth2-resource-server",
    knows: ["RS256", "RS512", "PS256", "ES256"],
    install: `<!-- pom.xml; in Spring Boot 3 they are spring-boot-starter-web and spring-boot-starter-oauth2-resource-server -->
<dependency>
  <groupId>org.springframework.boot</groupId>
  <artifactId>spring-boot-starter-webmvc</artifactId>
</dependency>
<dependency>
  <groupId>org.springframework.boot</groupId>
  <artifactId>spring-boot-starter-security-oauth2-resource-server</artifactId>
</dependency>`,
    files: [
      {
        name: "src/main/resources/application.yml",
        code: `server:
  port: 3001
spring:
  security:
    oauth2:
      resourceserver:
        jwt:
          issuer-uri: ${t.issuer}
          jwk-set-uri: ${jwksOf(t)}
          audiences: ${JSON.stringify(t.audience)}
          jws-algorithms: ${t.algorithm}${authorities}
`,
      },
      {
        name: "src/main/java/com/example/Application.java",
        code: `package com.example;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@SpringBootApplication
@RestController
public class Application {
  public static void main(String[] args) {
    SpringApplication.run(Application.class, args);
  }

  @Bean
  SecurityFilterChain security(HttpSecurity http) throws Exception {
    return http
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/${route}/**").hasAuthority(${JSON.stringify(authority)})
                    .anyRequest().authenticated())
        .oauth2ResourceServer(server -> server.jwt(jwt -> {}))
        .build();
  }

  @GetMapping("/${route}")
  Map<String, String> show(@AuthenticationPrincipal Jwt token) {
    return Map.of("caller", token.getSubject());
  }
}
`,
      },
    ],
    path: `/${resourceOf(t)}`,
    run: "mvn spring-boot:run",
    trust: `mvn spring-boot:run -Dspring-boot.run.jvmArguments="${JVM_TRUST}"`,
  };
}
