"""Appends, searches, stores and copies by imaplib; downloads by poplib."""
import imaplib
import poplib
import ssl
import sys

imap_port, imaps_port, pop3_port, ca = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
trust = ssl.create_default_context(cafile=ca)


def ok(answer):
    status, data = answer
    assert status == "OK", answer
    return data


with imaplib.IMAP4("localhost", imap_port) as imap:
    ok(imap.starttls(trust))
    imap.authenticate("PLAIN", lambda _: b"\0anna\0secret")
    # Not with UTF8=ACCEPT: imaplib would put "UTF8 (" into the literal. RFC 6855 section 4
    ok(imap.select("INBOX"))
    print("unseen:", ok(imap.uid("SEARCH", "UNSEEN"))[0].decode())
    ok(imap.append("INBOX", r"(\Draft)", None, b"Message-ID: <put@example.org>\r\n\r\nput\r\n"))
    print("after append:", ok(imap.noop()) and imap.response("EXISTS")[1][-1].decode())
    ok(imap.uid("STORE", "1", "+FLAGS", r"(\Seen)"))
    ok(imap.uid("COPY", "1", "Archive"))
    ok(imap.uid("STORE", "3", "+FLAGS", r"(\Deleted)"))
    ok(imap.expunge())
    print("structure:", ok(imap.uid("FETCH", "2", "(BODYSTRUCTURE)"))[0].decode())

with imaplib.IMAP4_SSL("localhost", imaps_port, ssl_context=trust) as imap:
    ok(imap.login_cram_md5("anna", "secret"))
    ok(imap.enable("UTF8=ACCEPT"))
    ok(imap.create('"Entw\u00fcrfe"'))
    ok(imap.select('"Entw\u00fcrfe"'))
    ok(imap.search(None, 'SUBJECT "Gr\u00fc\u00dfe"'))
    print("mailboxes:", sorted(line.decode().split()[-1] for line in ok(imap.list())))
    assert imap.status("INBOX", "(MESSAGES)")[0] == "OK"

pop = poplib.POP3("localhost", pop3_port)
pop.stls(trust)
pop.user("anna")
pop.pass_("secret")
count, _ = pop.stat()
print("by pop3:", count)
lines = pop.retr(2)[1]
print("dot alone:", b"." in lines)
pop.quit()
