#!/bin/sh
# A mail reader tested against Postiche by curl alone, while ./postiche runs.
set -eu
admin=${POSTICHE_ADMIN:-http://127.0.0.1:8025}/api/v1
failed=0

api() { # METHOD PATH [JSON]
    curl -sS --fail-with-body -X "$1" "$admin$2" ${3:+-d "$3"}
}
check() { # WHAT EXPECTED TEXT
    case $3 in
        *"$2"*) echo "ok: $1" ;;
        *) echo "FAILED: $1: no \"$2\" in: $3" && failed=1 ;;
    esac
}
imap=$(api GET /server | sed -n 's/.*"imap" : "\([^"]*\)".*/\1/p')
pop3=$(api GET /server | sed -n 's/.*"pop3" : "\([^"]*\)".*/\1/p')

# What is tested: reads a mail, and comes back when the line breaks.
first_mail() {
    curl -sS "imap://$imap/INBOX;UID=1" -u anna:secret 2>/dev/null ||
        curl -sS "imap://$imap/INBOX;UID=1" -u anna:secret
}

api POST /reset
api PUT /accounts/anna/mailboxes/INBOX '{"messages": [{"subject": "Invoice 7", "text": "42 EUR"}]}' >/dev/null
check "reads what is there" "Subject: Invoice 7" "$(first_mail)"
check "POP3 does, too" "Subject: Invoice 7" "$(curl -sS "pop3://$pop3/1" -u anna:secret)"

api DELETE /sessions
api PUT /faults/cut '{"on": {"protocol": "imap", "command": "FETCH", "nth": 1}, "at": "literal",
    "afterBytes": 20, "do": {"close": "reset"}}' >/dev/null
check "survives a line cut in the middle of a mail" "Subject: Invoice 7" "$(first_mail)"
check "the fault acted" '"fired" : 1' "$(api GET /faults/cut)"
check "it came back once and removed nothing" '"ok" : true' \
    "$(api POST /verify '{"neverSent": ["EXPUNGE", "STORE"], "times": {"FETCH": 2}}')"
check "a wait tells what did happen" '"status" : 408' \
    "$(api POST /wait '{"command": {"command": "EXPUNGE"}, "timeout": "50ms"}' 2>/dev/null || true)"
exit "$failed"
