// Whether the types that the editor of programs gets are right: they compile for each trigger, every
// example of the library keeps to them, the sample events have them, and programs as people publish
// them are not underlined.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "server", "src");
const home = join(root, "main/resources/dev/ostiary/action");
const published = join(root, "test/resources/dev/ostiary/action/published");
const read = (...path) => readFileSync(join(...path), "utf8");

const HOOKS = {
  "credentials-exchange": "CredentialsExchangeHook",
  "pre-user-registration": "PreUserRegistrationHook",
  "post-user-registration": "PostUserRegistrationHook",
  "post-change-password": "PostChangePasswordHook",
  "send-phone-message": "SendPhoneMessageHook",
};
const SCRIPTS = {
  login: "LoginScript",
  get_user: "GetUserScript",
  create: "CreateScript",
  verify: "VerifyScript",
  change_password: "ChangePasswordScript",
  delete: "DeleteScript",
};

/** The program as a file of its own that says which function it is. */
function asFile({ kind, trigger }, code) {
  const withoutHead = code.replace(/^\/\*\*[\s\S]*?\*\/\n/, "").trimEnd().replace(/;$/, "");
  if (kind === "rule") return `(/** @param {Rule} rule */ (rule) => rule)(${withoutHead}\n);`;
  if (kind === "hook") return `/** @type {${HOOKS[trigger]}} */ ${withoutHead};`;
  const name = kind === "database" && /function (\w+)/.exec(code)[1];
  return name ? `${code}\n/** @type {${SCRIPTS[trigger]}} */ const program = ${name};\nprogram;` : code;
}

/** The language's own types, read once. */
const standard = new Map();

function complaints(name, types, file, text, strict) {
  const files = new Map([[`/${file}`, text]]);
  for (const one of ["common", "modules", types]) files.set(`/${one}.d.ts`, read(home, "types", `${one}.d.ts`));
  const options = {
    allowJs: true,
    checkJs: true,
    strict,
    noUnusedLocals: strict,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    ignoreDeprecations: "6.0",
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  if (Number.parseInt(ts.version, 10) < 6) delete options.ignoreDeprecations;
  const host = ts.createCompilerHost(options);
  const plain = host.getSourceFile.bind(host);
  host.getCurrentDirectory = () => "/";
  host.fileExists = (path) => files.has(path) || existsSync(path);
  host.readFile = (path) => files.get(path) ?? (existsSync(path) ? readFileSync(path, "utf8") : undefined);
  host.getSourceFile = (path, target) => {
    if (files.has(path)) return ts.createSourceFile(path, files.get(path), target);
    if (!standard.has(path)) standard.set(path, plain(path, target));
    return standard.get(path);
  };
  return ts.getPreEmitDiagnostics(ts.createProgram([...files.keys()], options, host)).map((found) => {
    const line = found.file ? found.file.getLineAndCharacterOfPosition(found.start).line + 1 : 0;
    const where = found.file ? `${found.file.fileName.slice(1)}:${line}: ` : "";
    return `${name}: ${where}${ts.flattenDiagnosticMessageText(found.messageText, " ")}`;
  });
}

const typesOf = ({ kind, trigger }) => (kind === "action" ? trigger : kind);
const found = [];

for (const example of JSON.parse(read(home, "library", "library.json")).examples) {
  const code = asFile(example, read(home, "library", `${example.id}.js`));
  found.push(...complaints(example.id, typesOf(example), "program.js", code, true));
}
for (const file of readdirSync(join(home, "events"))) {
  const trigger = file.replace(".json", "");
  const sample = read(home, "events", file);
  const text =
    trigger === "rule"
      ? `const sample = ${sample};\nconst user: RuleUser = sample.user;\nconst context: RuleContext = { ...sample.context, protocol: "oidc-basic-profile" };\nvoid [user, context];`
      : `const sample: Event = ${sample};\nvoid sample;`;
  found.push(...complaints(`sample of ${trigger}`, trigger, "sample.ts", text, true));
}
for (const file of readdirSync(published).filter((name) => name.endsWith(".test.json"))) {
  const about = JSON.parse(read(published, file));
  const name = file.replace(".test.json", "");
  const code = asFile(about, read(published, `${name}.js`));
  found.push(...complaints(name, typesOf(about), "program.js", code, false));
}

for (const one of found) console.error(one);
process.exit(found.length === 0 ? 0 : 1);
