import { PUBLIC_KEY, type QuickStart, resourceOf, type Target } from "./target";

export function goStart(t: Target): QuickStart {
  const field = t.claim === "permissions" ? 'Permissions []string `json:"permissions"`' : 'Scope string `json:"scope"`';
  const allowed = t.claim === "permissions" ? "custom.Permissions" : "strings.Fields(custom.Scope)";
  const imports = t.claim === "permissions" ? "" : '\n\t"strings"';
  return {
    name: "Go",
    library: "github.com/auth0/go-jwt-middleware/v3",
    knows: PUBLIC_KEY,
    install: "go mod init example && go get github.com/auth0/go-jwt-middleware/v3",
    files: [
      {
        name: "main.go",
        code: `package main

import (
	"context"
	"log"
	"net/http"
	"net/url"
	"slices"${imports}
	"time"

	jwtmiddleware "github.com/auth0/go-jwt-middleware/v3"
	"github.com/auth0/go-jwt-middleware/v3/jwks"
	"github.com/auth0/go-jwt-middleware/v3/validator"
)

const (
	issuer   = ${JSON.stringify(t.issuer)}
	audience = ${JSON.stringify(t.audience)}
)

type claims struct {
	${field}
}

func (c *claims) Validate(context.Context) error { return nil }

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func main() {
	keys := must(jwks.NewCachingProvider(
		jwks.WithIssuerURL(must(url.Parse(issuer))),
		jwks.WithCacheTTL(time.Hour),
	))
	// Signature, algorithm, issuer, audience and expiry.
	tokens := must(validator.New(
		validator.WithKeyFunc(keys.KeyFunc),
		validator.WithAlgorithm(validator.${t.algorithm}),
		validator.WithIssuer(issuer),
		validator.WithAudience(audience),
		validator.WithCustomClaims(func() *claims { return &claims{} }),
	))
	requireToken := must(jwtmiddleware.New(jwtmiddleware.WithValidator(tokens)))

	http.Handle("/${resourceOf(t)}", requireToken.CheckJWT(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, err := jwtmiddleware.GetClaims[*validator.ValidatedClaims](r.Context())
		if err != nil {
			http.Error(w, "no token", http.StatusUnauthorized)
			return
		}
		custom := token.CustomClaims.(*claims)
		if !slices.Contains(${allowed}, ${JSON.stringify(t.permission)}) {
			http.Error(w, "not allowed", http.StatusForbidden)
			return
		}
		w.Write([]byte(token.RegisteredClaims.Subject))
	})))
	log.Fatal(http.ListenAndServe("localhost:3001", nil))
}
`,
      },
    ],
    path: `/${resourceOf(t)}`,
    run: "go run .",
    trust: "SSL_CERT_FILE=DATA/tls/ca.pem go run .",
  };
}
