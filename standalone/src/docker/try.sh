#!/usr/bin/env bash
# Builds the image and runs it, without a Docker engine: by podman, on a base made here where none
# can be pulled. Fetches mail from it by curl, searches in old charsets, and stops it; then lets
# Testcontainers start it, on a network of its own with mapped ports.
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd -P)
if ! command -v podman >/dev/null || ! command -v mmdebstrap >/dev/null ||
    ! command -v iptables >/dev/null || ! [ -x /usr/lib/podman/netavark ]; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
        podman runc netavark aardvark-dns iptables mmdebstrap curl python3
fi

work=$(mktemp -d /var/tmp/postiche-image.XXXXXX)
passed=0 failed=0
finish() {
    kill "${engine:-}" 2>/dev/null || true
    podman rm -f postiche-try >/dev/null 2>&1 || true
    podman system reset --force >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT
cat >"$work/containers.conf" <<CONF
[containers]
pids_limit = 0
default_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]
[engine]
runtime = "$(command -v runc)"
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
network_config_dir = "$work/networks"
CONF
cat >"$work/storage.conf" <<CONF
[storage]
driver = "${STORAGE_DRIVER:-overlay}"
graphroot = "$work/images"
runroot = "$work/run"
CONF
export CONTAINERS_CONF=$work/containers.conf CONTAINERS_STORAGE_CONF=$work/storage.conf

"$root/postiche" --version >/dev/null # builds the jar where it is missing
base=docker.io/library/debian:bookworm-slim
if ! podman pull -q "$base" >/dev/null 2>&1; then
    mmdebstrap --quiet --variant=minbase bookworm "$work/base.tar"
    podman import -q "$work/base.tar" "$base" >/dev/null
    rm "$work/base.tar"
fi
podman build -q --pull=never --isolation=chroot --format docker -t postiche/postiche \
    -t docker.io/postiche/postiche:0.1.0 "$root" >/dev/null

check() { # WHAT CONDITION...
    if "${@:2}"; then
        echo "ok: $1" && passed=$((passed + 1))
    else
        echo "FAILED: $1" && failed=$((failed + 1))
    fi
}
holds() { [[ $1 == *"$2"* ]]; }

size=$(($(podman image inspect --format '{{.Size}}' postiche/postiche) / 1000000))
check "the image has $size MB, under 70" test "$size" -lt 70

mkdir "$work/fixtures"
cat >"$work/fixtures/inbox.json" <<'JSON'
{"accounts": [{"user": "anna", "mailboxes": [{"name": "INBOX", "messages": [
  {"subject": "Invoice 7", "text": "42 EUR"},
  {"raw": {"base64": "U3ViamVjdDogYQ0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PUlTTy0yMDIyLUpQDQoNChskQkZ8S1wbKEINCg=="}},
  {"raw": {"base64": "U3ViamVjdDogYg0KQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluOyBjaGFyc2V0PXdpbmRvd3MtMTI1OA0KQ29udGVudC1UcmFuc2Zlci1FbmNvZGluZzogOGJpdA0KDQrQ4A0K"}}
]}]}]}
JSON
podman run -d --name postiche-try --network=host --read-only --cap-drop=ALL -m 128m --tmpfs /tmp:rw,size=16m \
    -v "$work/fixtures:/fixtures:ro" -e POSTICHE_FIXTURE=/fixtures/inbox.json \
    postiche/postiche --imap-port 0 --imaps-port 0 --pop3-port 0 --pop3s-port 0 --admin-port 0 \
    >/dev/null 2>&1 # no systemd is there to fire the health check; it is fired by hand
for _ in $(seq 150); do
    ready=$(podman logs postiche-try 2>/dev/null | grep READY || true)
    [ -n "$ready" ] && break
    sleep 0.2
done
at() { echo "$ready" | sed "s/.* $1=\([^ ]*\) .*/\1/; s/0\.0\.0\.0/127.0.0.1/"; }
check "it says READY: $ready" holds "$ready" "admin=http://"
check "it runs as 10001" test "$(podman inspect --format '{{.Config.User}}' postiche-try)" = 10001:10001
check "its health check is well" podman healthcheck run postiche-try
check "the admin API takes a name of the network" \
    holds "$(curl -sS -H 'Host: postiche:8025' "$(at admin)/api/v1/server")" endpoints
check "mail is read by IMAP" \
    holds "$(curl -sS -u anna:secret "imap://$(at imap)/INBOX;UID=1")" "Subject: Invoice 7"
check "mail is read by POP3" holds "$(curl -sS -u anna:secret "pop3://$(at pop3)/1")" "42 EUR"
curl -sS "$(at admin)/api/v1/tls/ca.pem" -o "$work/ca.pem"
check "TLS is spoken" \
    holds "$(curl -sS --cacert "$work/ca.pem" -u anna:secret "imaps://$(at imaps)/INBOX;UID=1")" Invoice
search() { # by a literal, as words that are not ASCII are sent. RFC 3501 §6.4.4
    python3 - "$(at imap)" "$1" <<'PYTHON'
import imaplib, sys
host, port = sys.argv[1].split(":")
with imaplib.IMAP4(host, int(port)) as imap:
    imap.login("anna", "secret")
    imap.select("INBOX", readonly=True)
    imap.literal = sys.argv[2].encode()
    print("SEARCH", imap.search("UTF-8", "TEXT")[1][0].decode())
PYTHON
}
check "ISO-2022-JP is searched" holds "$(search 日本)" "SEARCH 2"
check "windows-1258 is searched" holds "$(search Đà)" "SEARCH 3"
begin=$(date +%s%N)
podman stop -t 5 postiche-try >/dev/null 2>&1
took=$((($(date +%s%N) - begin) / 1000000))
check "it stopped in $took ms" test "$took" -lt 2000
check "it ended well" test "$(podman inspect --format '{{.State.ExitCode}}' postiche-try)" = 0

podman system service --time=0 "unix://$work/engine.sock" >"$work/engine.log" 2>&1 &
engine=$!
for _ in $(seq 50); do
    [ -S "$work/engine.sock" ] && break
    sleep 0.2
done
check "Testcontainers starts it and a test controls it" \
    env DOCKER_HOST="unix://$work/engine.sock" TESTCONTAINERS_RYUK_DISABLED=true \
    "$root/mvnw" -q -f "$root/pom.xml" test -pl testcontainers -am -Dtest=StartedContainer \
    -Dsurefire.failIfNoSpecifiedTests=false
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
