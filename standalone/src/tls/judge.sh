#!/usr/bin/env bash
# Starts the server once with each kind of certificate, and has Java, OpenSSL, Python and Go say what
# is wrong with it, on each way to TLS; then with a floor, a ceiling, and a certificate demanded of
# the client. What they have to say stands in verdicts.txt.
set -euo pipefail

here=$(cd -- "$(dirname -- "$0")" && pwd)
root=$(cd -- "$here/../../.." && pwd)
work=$(mktemp -d)
server=
passed=0
failed=0

stop() {
    if [ -n "$server" ]; then
        kill -TERM "$server" 2>/dev/null || true
        wait "$server" 2>/dev/null || true
        server=
    fi
}
trap 'stop; rm -rf "$work"' EXIT

port() {
    sed -E "s/.* $1=[^ ]*:([0-9]+).*/\1/" "$work/out"
}

# Starts the server with these options; its ports are then in $imap, $imaps, $pop3 and $pop3s.
start() {
    stop
    rm -f "$work/out"
    "$root/postiche" "$@" --imap-port 0 --imaps-port 0 --pop3-port 0 --pop3s-port 0 \
        --tls-folder "$work" >"$work/out" 2>"$work/err" </dev/null &
    server=$!
    local deadline=$((SECONDS + 300))
    until [ -s "$work/out" ]; do
        if ! kill -0 "$server" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
            echo "the server did not become ready; it said:" >&2
            cat "$work/err" >&2
            exit 1
        fi
        sleep 0.1
    done
    imap=$(port imap) imaps=$(port imaps) pop3=$(port pop3) pop3s=$(port pop3s)
}

# Compares what a client said with a part of what it should have said.
check() {
    local what=$1 wanted=$2 said=$3
    if [[ $said == *"$wanted"* && ( $wanted != accepted || $said == accepted ) ]]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$what: wanted \"$wanted\", but it said: $said" >&2
    fi
}

by_java() {
    (cd "$work/classes" && java -cp . -Djavax.net.ssl.trustStore="$work/ca.p12" \
        -Djavax.net.ssl.trustStorePassword=changeit Judge "$@" 2>&1)
}

by_openssl() {
    local port=$1 way=$2 upgrade=() said
    shift 2
    [ "$way" = tls ] || upgrade=(-starttls "$way")
    said=$(openssl s_client -connect "127.0.0.1:$port" "${upgrade[@]}" -servername localhost \
        -CAfile "$work/ca.pem" -verify_return_error -verify_hostname localhost "$@" \
        </dev/null 2>&1) || true
    if grep -qE 'verify error|alert' <<<"$said"; then
        grep -E 'verify error|alert' <<<"$said" | head -n 1
    elif grep -q 'Verify return code: 0 (ok)' <<<"$said"; then
        echo accepted # it says so too where there was nothing to verify, but not without an alert
    fi
}

by_python() {
    python3 "$here/judge.py" "$work/ca.pem" "$@" 2>&1
}

by_go() {
    "$work/judge" "$work/ca.pem" "$1" 2>&1
}

mkdir "$work/classes"
javac -d "$work/classes" "$here/Judge.java"
GOCACHE="$work/go" go build -o "$work/judge" "$here/judge.go"

kinds=$(grep -v '^#' "$here/verdicts.txt" | cut -d' ' -f1 | uniq)
for kind in $kinds; do
    start --tls "$kind"
    while IFS='|' read -r _ client wanted; do
        client=${client// /}
        wanted=${wanted# }
        check "$client, $kind, IMAP over TLS" "$wanted" "$("by_$client" "$imaps" tls)"
        check "$client, $kind, POP3 over TLS" "$wanted" "$("by_$client" "$pop3s" tls)"
        [ "$client" = go ] && continue
        check "$client, $kind, STARTTLS" "$wanted" "$("by_$client" "$imap" imap)"
        check "$client, $kind, STLS" "$wanted" "$("by_$client" "$pop3" pop3)"
    done < <(grep "^$kind " "$here/verdicts.txt")
done

start --tls-min TLSv1.3
check "TLS 1.2 below the floor" "alert protocol version" "$(by_openssl "$imaps" tls -tls1_2)"
check "TLS 1.3 at the floor" accepted "$(by_openssl "$pop3s" tls -tls1_3)"
start --tls-max TLSv1.2
check "TLS 1.3 above the ceiling" "alert protocol version" "$(by_openssl "$imaps" tls -tls1_3)"
check "TLS 1.2 at the ceiling" accepted "$(by_openssl "$pop3s" tls -tls1_2)"
start --tls-max TLSv1.1
check "Java wants more than TLS 1.1" "protocol" "$(by_java "$imaps" tls)"
check "Python wants more than TLS 1.1" "PROTOCOL" "$(by_python "$imaps" tls)"
check "TLS 1.1 by a client that still speaks it" accepted \
    "$(by_openssl "$imaps" tls -tls1_1 -cipher DEFAULT@SECLEVEL=0)"

start --client-certificate required --tls-max TLSv1.2
for way in "$imaps tls" "$pop3s tls" "$imap imap" "$pop3 pop3"; do
    # shellcheck disable=SC2086 # two words
    check "no client certificate" "alert" "$(by_openssl $way)"
    # shellcheck disable=SC2086
    check "a client certificate" accepted "$(by_openssl $way -cert "$work/anna.pem" -key "$work/anna.pem")"
done
check "EXTERNAL by a certificate" anna "$(python3 "$here/external.py" "$work" "$imaps" "$pop3s" 2>&1)"
stop

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
