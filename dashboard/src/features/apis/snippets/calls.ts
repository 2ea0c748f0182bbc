import type { Sample } from "../../../components/CodeBlock";

/** A call of the token endpoint by an application for itself. */
export interface TokenCall {
  issuer: string;
  clientId: string;
  clientSecret: string;
  audience: string;
}

const fields = (c: TokenCall): [string, string][] => [
  ["grant_type", "client_credentials"],
  ["client_id", c.clientId],
  ["client_secret", c.clientSecret],
  ["audience", c.audience],
];

const shell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const lines = (c: TokenCall, line: (name: string, value: string) => string) =>
  fields(c)
    .map(([name, value]) => line(name, JSON.stringify(value)))
    .join("\n");

const curl = (c: TokenCall) =>
  [`curl -X POST ${shell(`${c.issuer}oauth/token`)}`, ...fields(c).map(([n, v]) => `  --data-urlencode ${shell(`${n}=${v}`)}`)].join(
    " \\\n",
  );

const node = (c: TokenCall) => `const answer = await fetch("${c.issuer}oauth/token", {
  method: "POST",
  body: new URLSearchParams({
${lines(c, (n, v) => `    ${n}: ${v},`)}
  }),
});
if (!answer.ok) throw new Error(await answer.text());
const { access_token } = await answer.json();
console.log(access_token);`;

const python = (c: TokenCall) => `import requests

answer = requests.post(
    "${c.issuer}oauth/token",
    data={
${lines(c, (n, v) => `        "${n}": ${v},`)}
    },
    timeout=10,
)
answer.raise_for_status()
print(answer.json()["access_token"])`;

const java = (c: TokenCall) => `import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

public class GetToken {
  public static void main(String[] args) throws Exception {
    var fields = Map.of(
${fields(c)
  .map(([n, v]) => `        "${n}", ${JSON.stringify(v)}`)
  .join(",\n")});
    var form = fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    var request = HttpRequest.newBuilder(URI.create("${c.issuer}oauth/token"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    System.out.println(answer.statusCode() + " " + answer.body());
  }
}`;

const csharp = (c: TokenCall) => `using System.Net.Http.Json;
using System.Text.Json;

using var http = new HttpClient();
var answer = await http.PostAsync("${c.issuer}oauth/token", new FormUrlEncodedContent(new Dictionary<string, string>
{
${lines(c, (n, v) => `    ["${n}"] = ${v},`)}
}));
answer.EnsureSuccessStatusCode();
var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
Console.WriteLine(json.GetProperty("access_token").GetString());`;

const go = (c: TokenCall) => `package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"net/url"
)

func main() {
	answer, err := http.PostForm("${c.issuer}oauth/token", url.Values{
${lines(c, (n, v) => `\t\t"${n}": {${v}},`)}
	})
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	var token struct {
		AccessToken string \`json:"access_token"\`
	}
	if err := json.NewDecoder(answer.Body).Decode(&token); err != nil {
		log.Fatal(err)
	}
	if answer.StatusCode != http.StatusOK {
		log.Fatal(answer.Status)
	}
	fmt.Println(token.AccessToken)
}`;

/** The call on the command line and in five languages. */
export function tokenCalls(call: TokenCall): Sample[] {
  return [
    { name: "curl", code: curl(call) },
    { name: "Node", code: node(call) },
    { name: "Python", install: "pip install requests", code: python(call) },
    { name: "Java", code: java(call) },
    { name: "C#", code: csharp(call) },
    { name: "Go", code: go(call) },
  ];
}
