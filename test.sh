#!/usr/bin/env bash
# Installs what the tests need and this machine lacks, builds once, runs every test project one after the other, and
# ends with the line "N passed, N failed[, N skipped]". Fails when a test failed, when none ran, when a project ended
# without results, and with CI=true also when one was skipped. Arguments name the projects to run: ./test.sh Web Core
set -uo pipefail
cd "$(dirname "$0")"

per_project=${TEST_TIMEOUT:-25m}   # of wall time, for one test project
results=$PWD/artifacts/test-results
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en

say() { printf '\n== %s\n' "$*"; }
die() { printf '\n%s\n0 passed, 1 failed\n' "$*"; exit 1; }

needed() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || echo postgresql
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || echo chromium
  compgen -G '/usr/share/fonts/*/noto*/NotoSansCJK*' >/dev/null || echo fonts-noto-cjk
}

install() {
  local missing; missing=$(needed)
  [ -n "$missing" ] || return 0
  command -v apt-get >/dev/null || { echo "Missing and no apt-get to install it: $missing"; return 0; }
  local root=(); [ "$(id -u)" = 0 ] || root=(sudo)
  say "Installing" $missing
  "${root[@]}" apt-get update -q >/dev/null || echo "apt-get update failed; trying with what is known"
  # The server is for the tests alone: each makes a cluster of its own.
  "${root[@]}" mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | "${root[@]}" tee /etc/postgresql-common/createcluster.d/tests.conf >/dev/null
  # shellcheck disable=SC2086
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >/dev/null ||
    die "Could not install: $missing"
}

count() { # outcome, file: how many results have it
  { grep -o '<UnitTestResult [^>]*' "$2" || true; } | { grep -c "outcome=\"$1\"" || true; }
}

command -v dotnet >/dev/null || die "The .NET SDK that global.json names is missing: https://dot.net"
install

say "Building"
dotnet build OrleansCoordination.sln -c Release -v quiet || die "The build failed."

rm -rf "$results" && mkdir -p "$results"
passed=0 failed=0 skipped=0 broken=() broken_tests=()
for project in tests/*.Tests/*.csproj; do
  name=$(basename "$project" .csproj)
  if [ $# -gt 0 ]; then
    short=${name#Coordination.}; [[ " $* " == *" ${short%.Tests} "* ]] || continue
  fi
  say "$name"
  trx=$results/$name.trx
  timeout --kill-after=30s "$per_project" dotnet "tests/$name/bin/Release/net10.0/$name.dll" \
    -result-trx "$trx" -noLogo -noColor -longRunning 60
  code=$?
  if [ ! -s "$trx" ]; then broken+=("$name ended without results (exit code $code)"); continue; fi
  p=$(count Passed "$trx") s=$(count NotExecuted "$trx") all=$(count '[A-Za-z]*' "$trx")
  f=$((all - p - s))
  passed=$((passed + p)) skipped=$((skipped + s)) failed=$((failed + f))
  while read -r one; do broken_tests+=("$name: $one"); done < <(
    { grep -o '<UnitTestResult [^>]*outcome="Failed"[^>]*' "$trx" || true; } | sed 's/.*testName="\([^"]*\)".*/\1/')
  if [ "$f" = 0 ] && [ "$code" != 0 ]; then broken+=("$name ended with exit code $code though no test failed"); fi
  if [ "$all" = 0 ]; then broken+=("$name ran no test"); fi
done

say "Summary"
why() { # file: what each failed test says and where, in a few lines
  { tr -d '\r\n' <"$1" | sed 's/<UnitTestResult /\n&/g' | { grep '<Message>' || true; } |
    sed 's/.*testName="\([^"]*\)".*<Message>\(.*\)<\/Message>.*<StackTrace>\(.*\)<\/StackTrace>.*/\1\n  \2\n  \3/' | cut -c1-1500; }
}
for trx in "$results"/*.trx; do [ -e "$trx" ] && why "$trx"; done
for one in "${broken_tests[@]}"; do echo "Failed: $one"; done
for one in "${broken[@]}"; do echo "$one"; done
failed=$((failed + ${#broken[@]}))
verdict=0
[ "$failed" = 0 ] || verdict=1
[ "$passed" != 0 ] || verdict=1
if [ "${CI:-}" = true ] && [ "$skipped" != 0 ]; then echo "Nothing may be skipped when CI=true."; verdict=1; fi
line="$passed passed, $failed failed"
[ "$skipped" = 0 ] || line="$line, $skipped skipped"
echo "$line"
exit $verdict
