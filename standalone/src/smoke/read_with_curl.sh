#!/usr/bin/env bash
# Reads the running server with curl and compares octets.
# Usage: read_with_curl.sh READY_FILE, where READY_FILE is what --ready-file wrote.
set -euo pipefail

mails=$(cd -- "$(dirname -- "$0")/mails" && pwd)
ready=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

endpoint() {
    sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p' "$ready" | head -n 1
}

read_mail() {
    curl --silent --show-error --insecure --max-time 30 --user anna:secret "$@"
}

check() { # check NAME EXPECTED ACTUAL: the two files are equal
    if cmp "$2" "$3"; then
        passed=$((passed + 1))
        echo "$1 ... ok"
    else
        failed=$((failed + 1))
        echo "$1 ... FAILED"
    fi
}

# Files end in CRLF on the wire, whatever git checked out.
for mail in dots octets; do
    sed 's/\r*$/\r/' "$mails/$mail.eml" >"$work/$mail"
done

for listener in imap imaps; do
    url=$listener://$(endpoint "$listener")
    read_mail "$url/INBOX;UID=7" >"$work/read"
    check "$listener reads a message by UID" "$work/dots" "$work/read"
    read_mail "$url/INBOX;MAILINDEX=2" >"$work/read"
    check "$listener reads a message by number" "$work/octets" "$work/read"
    read_mail --login-options AUTH=PLAIN "$url/INBOX;UID=7;SECTION=TEXT" >"$work/read"
    sed '1,/^\r$/d' "$work/dots" >"$work/text"
    check "$listener reads a section after AUTHENTICATE PLAIN" "$work/text" "$work/read"
    read_mail "$url/INBOX?SUBJECT%20dot" >"$work/read"
    printf '* SEARCH 1\r\n' >"$work/found"
    check "$listener searches" "$work/found" "$work/read"
    read_mail "$url/" --request 'CREATE Uploaded'
    read_mail "$url/Uploaded" --upload-file "$work/octets"
    read_mail "$url/Uploaded;MAILINDEX=1" >"$work/read"
    check "$listener reads back what was uploaded" "$work/octets" "$work/read"
    read_mail "$url/" --request 'DELETE Uploaded'
done

for listener in pop3 pop3s; do
    url=$listener://$(endpoint "$listener")
    read_mail "$url/1" >"$work/read"
    check "$listener reads a message" "$work/dots" "$work/read"
    read_mail --login-options AUTH=PLAIN "$url/2" >"$work/read"
    check "$listener reads octets above 127 after AUTH PLAIN" "$work/octets" "$work/read"
    read_mail --login-options AUTH=+APOP "$url/2" >"$work/read"
    check "$listener reads after APOP" "$work/octets" "$work/read"
    read_mail "$url/" >"$work/read"
    printf '1 %d\r\n2 %d\r\n' "$(wc -c <"$work/dots")" "$(wc -c <"$work/octets")" >"$work/listed"
    head -n 2 "$work/read" >"$work/two"
    check "$listener lists sizes" "$work/listed" "$work/two"
done

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
