#!/usr/bin/env bash
# Runs the samples in languages other than Java against the server as a user starts it. A language
# that is not installed here is only told.
set -uo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd -P)
work=$(mktemp -d)
trap 'kill "$server" 2>/dev/null; rm -rf "$work"' EXIT

"$here/../postiche" --imap-port 0 --imaps-port 0 --pop3-port 0 --pop3s-port 0 --admin-port 0 \
    >"$work/out" 2>"$work/err" </dev/null &
server=$!
deadline=$((SECONDS + 300))
until [ -s "$work/out" ]; do
    if ! kill -0 "$server" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
        cat "$work/err"
        echo "0 passed, 1 failed"
        exit 1
    fi
    sleep 0.2
done
POSTICHE_ADMIN=$(sed 's/.* admin=\([^ ]*\) .*/\1/' "$work/out")
export POSTICHE_ADMIN

passed=0 failed=0
sample() { # PROGRAM NAME COMMAND...
    if ! command -v "$1" >/dev/null; then
        echo "-- $2: there is no $1 here"
        return
    fi
    echo "-- $2"
    if "${@:3}"; then passed=$((passed + 1)); else failed=$((failed + 1)) && echo "FAILED: $2"; fi
}
node_sample() {
    cp "$here"/node/* "$work" && cd "$work" && npm install --silent --no-audit --no-fund && npm test
}
go_sample() {
    cp "$here"/go/* "$work" && cd "$work" && GOFLAGS=-mod=mod go test ./...
}

csharp_sample() { # as dotnet test does it, with Mono
    mcs -target:library -r:System.Net.Http -r:/usr/lib/cli/nunit.framework-2.6.3/nunit.framework.dll \
        -out:"$work/inbox.dll" "$here/csharp/InboxTests.cs" &&
        cd "$work" && nunit-console -nologo -noresult inbox.dll
}

sample python3 Python python3 "$here/python/test_inbox.py"
sample curl "shell with curl" "$here/shell/inbox.sh"
sample npm Node node_sample
sample go Go go_sample
sample php PHP php "$here/php/inbox.php"
sample ruby Ruby ruby "$here/ruby/inbox_test.rb"
sample nunit-console "C#" csharp_sample
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
