# shellcheck shell=bash
# What the scripts in tools/ share. Source it after `set -euo pipefail`; it moves to the root of the repository.

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

# One line that says what to do, and the end.
fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

# need PROGRAM WHAT_TO_DO
need() {
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: $2."
}

# Puts a JDK 25 into JAVA_HOME and onto the PATH, whatever java was there before.
use_jdk25() {
  JAVA_HOME=$(tools/jdk25) || exit 1
  export JAVA_HOME
  export PATH="$JAVA_HOME/bin:$PATH"
}

need_maven() {
  need mvn "install Apache Maven 3.8 or newer (Debian: apt-get install maven)"
  # Keeps a JDK 25 from warning about what Maven itself does.
  export MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow"
}

# The example SPA is built by Vite, which needs Node 20.19 or newer.
need_node() {
  local advice="install Node.js 20.19 or newer (https://nodejs.org)"
  need node "$advice"
  need npm "$advice"
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
    fail "Node $(node --version) is too old: $advice."
}

# older TARGET SOURCE...: is TARGET missing, or older than any file in the sources?
older() {
  local target=$1
  shift
  [ -e "$target" ] || return 0
  [ -n "$(find "$@" \( -name target -o -name node_modules -o -name dist \) -prune -o -type f -newer "$target" -print | head -n 1)" ]
}

# Installs a Node package's dependencies when they are missing or older than its lock file.
npm_ci() {
  local dir=$1
  if older "$dir/node_modules/.package-lock.json" "$dir/package-lock.json"; then
    echo "Installing the dependencies of $dir …"
    npm --prefix "$dir" ci --no-audit --no-fund --loglevel=error
    # npm keeps the time of an unchanged file; without this every start would install again.
    touch "$dir/node_modules/.package-lock.json"
  fi
}

# Is the server's jar missing, or older than its sources?
server_older() {
  older server/target/ostiary.jar runner server dashboard docs/generated/openapi.json pom.xml
}

# build MODULES WHAT: a build without tests.
build() {
  need_maven
  need_node
  echo "Building $2 …"
  mvn -B -q -DskipTests -pl "$1" package
}

# The server's jar, where it is missing or older than its sources.
build_server() {
  if server_older; then
    build runner,server "the server"
    touch server/target/ostiary.jar
  fi
}

# The bench's jar and the server's, where either is missing or older than its sources; what a bench writes down is none.
build_bench() {
  if server_older || older bench/target/bench.jar bench/src bench/pom.xml server/target/ostiary.jar; then
    build runner,server,bench "the server and the bench"
    touch server/target/ostiary.jar bench/target/bench.jar
  fi
}
