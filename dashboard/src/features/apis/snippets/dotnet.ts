import { type QuickStart, resourceOf, type Target } from "./target";

export function dotnetStart(t: Target): QuickStart {
  const rule =
    t.claim === "permissions"
      ? `policy.RequireClaim("permissions", ${JSON.stringify(t.permission)})`
      : `policy.RequireAssertion(context =>
        context.User.FindFirst("scope")?.Value.Split(' ').Contains(${JSON.stringify(t.permission)}) == true)`;
  const plain = t.issuer.startsWith("http:") ? "\n    options.RequireHttpsMetadata = false; // this issuer has no TLS: for development only" : "";
  return {
    name: "ASP.NET Core",
    library: "Microsoft.AspNetCore.Authentication.JwtBearer",
    knows: ["RS256", "RS512", "PS256", "ES256"],
    install: "dotnet new web && dotnet add package Microsoft.AspNetCore.Authentication.JwtBearer",
    files: [
      {
        name: "Program.cs",
        code: `using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = ${JSON.stringify(t.issuer)}; // issuer and public keys come from its discovery document${plain}
    options.Audience = ${JSON.stringify(t.audience)};
    options.TokenValidationParameters.ValidAlgorithms = ["${t.algorithm}"];
    options.MapInboundClaims = false; // claims keep their names
});
builder.Services.AddAuthorization(options =>
    options.AddPolicy(${JSON.stringify(t.permission)}, policy => ${rule}));

var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();

app.MapGet("/${resourceOf(t)}", (ClaimsPrincipal caller) => new { caller = caller.FindFirst("sub")?.Value })
    .RequireAuthorization(${JSON.stringify(t.permission)});

app.Run("http://localhost:3001");
`,
      },
    ],
    path: `/${resourceOf(t)}`,
    run: "dotnet run",
    trust: "SSL_CERT_FILE=DATA/tls/ca.pem dotnet run",
  };
}
