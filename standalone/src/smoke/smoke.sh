#!/usr/bin/env bash
# Starts the server by ./postiche with a fixture, has foreign clients read it, captures and imports
# its mail, and stops it.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$(cd -- "$here/../../.." && pwd)
work=$(mktemp -d)
server=

cleanup() {
    if [ -n "$server" ]; then
        kill -KILL "$server" 2>/dev/null || true
    fi
    rm -rf "$work"
}
trap cleanup EXIT

cd "$here" # a relative --fixture is one of the caller's folder
"$root/postiche" --fixture inbox.json --imap-port 0 --imaps-port 0 --pop3-port 0 --pop3s-port 0 \
    --admin-port 0 --ready-file "$work/ready.json" >"$work/out" 2>"$work/err" </dev/null &
server=$!

deadline=$((SECONDS + 300))
until [ -s "$work/out" ]; do
    if ! kill -0 "$server" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
        echo "the server did not become ready; it said:" >&2
        cat "$work/err" >&2
        exit 1
    fi
    sleep 0.1
done
cat "$work/out"

status=0
python3 "$here/read_with_python.py" "$work/ready.json" || status=1
"$here/read_with_curl.sh" "$work/ready.json" || status=1

imap=$(sed -n 's/.* imap=\([^ ]*\) .*/\1/p' "$work/out")
POSTICHE_CAPTURE_PASSWORD=secret "$root/postiche" capture --imap "$imap" --tls none --user anna \
    >"$work/captured.json" 2>"$work/report" || true
"$root/postiche" import mails --output "$work/imported.json" 2>>"$work/report" || true

kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
passed=0
[ "$code" -eq 0 ] && passed=$((passed + 1)) || echo "the server ended with exit code $code after SIGTERM" >&2
[ "$(wc -l <"$work/out")" -eq 1 ] && passed=$((passed + 1)) || cat "$work/out" >&2
[ ! -e "$work/ready.json" ] && passed=$((passed + 1)) || echo "the ready file is still there" >&2
# What was captured names nobody, and both are fixtures: they can be read again.
{ grep -q '"raw"' "$work/captured.json" && ! grep -q 'example.org' "$work/captured.json" &&
    "$root/postiche" import "$work/captured.json" >"$work/again.json" 2>>"$work/report" &&
    cmp -s "$work/captured.json" "$work/again.json"; } && passed=$((passed + 1)) ||
    cat "$work/report" >&2
{ "$root/postiche" import "$work/imported.json" >"$work/again.json" 2>>"$work/report" &&
    cmp -s "$work/imported.json" "$work/again.json"; } && passed=$((passed + 1)) ||
    cat "$work/report" >&2
[ "$passed" -eq 5 ] || { cat "$work/err" >&2; status=1; }
echo "$passed passed, $((5 - passed)) failed"
exit "$status"
