"""Reads the running server with Python's imaplib and poplib and compares octets.

Usage: read_with_python.py READY_FILE, where READY_FILE is what --ready-file wrote.
"""

import email
import email.policy
import imaplib
import json
import pathlib
import poplib
import re
import ssl
import sys
import unittest

MAILS = pathlib.Path(__file__).parent / "mails"
RAW = b"From: a@example.org\r\nSubject: raw\r\n\r\n.\r\n..\r\nno line end at the end"
ready = {}


def crlf(octets):
    return re.sub(rb"\r?\n", b"\r\n", octets)


DOTS = crlf((MAILS / "dots.eml").read_bytes())
OCTETS = crlf((MAILS / "octets.eml").read_bytes())


def endpoint(listener):
    host, _, port = ready[listener].rpartition(":")
    return host, int(port)


def any_certificate():
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


def literal(answer):
    """The octets of the one literal in an answer of FETCH."""
    status, parts = answer
    assert status == "OK", answer
    literals = [part[1] for part in parts if isinstance(part, tuple)]
    assert len(literals) == 1, answer
    return literals[0]


class Imap(unittest.TestCase):
    def connect(self):
        return imaplib.IMAP4(*endpoint("imap"))

    def setUp(self):
        self.imap = self.connect()
        self.imap.login("anna", "secret")

    def tearDown(self):
        self.assertEqual(self.imap.logout()[0], "BYE")

    def whole(self, number):
        return literal(self.imap.fetch(str(number), "(BODY.PEEK[])"))

    def test_files_are_read_octet_for_octet(self):
        self.assertEqual(self.imap.select("INBOX", readonly=True), ("OK", [b"4"]))
        self.assertEqual(self.whole(1), DOTS)
        self.assertEqual(self.whole(2), OCTETS)
        self.assertEqual(self.whole(3), RAW)

    def test_header_and_text_add_up_to_the_message(self):
        self.imap.select("INBOX", readonly=True)
        for number in range(1, 5):
            header = literal(self.imap.fetch(str(number), "(BODY.PEEK[HEADER])"))
            text = literal(self.imap.fetch(str(number), "(BODY.PEEK[TEXT])"))
            self.assertEqual(header + text, self.whole(number))

    def test_slices_add_up_to_the_message(self):
        self.imap.select("INBOX", readonly=True)
        whole = self.whole(4)
        step = 65536
        slices = [
            literal(self.imap.fetch("4", f"(BODY.PEEK[]<{start}.{step}>)"))
            for start in range(0, len(whole), step)
        ]
        self.assertEqual(b"".join(slices), whole)

    def test_sizes_are_those_of_the_messages(self):
        self.imap.select("INBOX", readonly=True)
        for number in range(1, 5):
            status, (answer,) = self.imap.fetch(str(number), "(RFC822.SIZE)")
            self.assertIn(b"RFC822.SIZE %d" % len(self.whole(number)), answer)

    def test_a_made_message_reads_as_it_was_described(self):
        self.imap.select("INBOX", readonly=True)
        message = email.message_from_bytes(self.whole(4), policy=email.policy.default)
        self.assertEqual(message["subject"], "Chào Anna")
        self.assertEqual(message.get_body(("plain",)).get_content().strip(), "Xin chào!")
        (attachment,) = message.iter_attachments()
        self.assertEqual(attachment.get_filename(), "big.bin")
        self.assertEqual(len(attachment.get_content()), 300_000)

    def test_uids_and_flags_are_those_of_the_fixture(self):
        self.imap.select("INBOX", readonly=True)
        status, (answer,) = self.imap.fetch("1", "(UID FLAGS)")
        self.assertIn(b"UID 7", answer)
        self.assertIn(b"\\Seen", answer)
        self.assertEqual(self.imap.search(None, "SEEN"), ("OK", [b"1"]))
        self.assertEqual(self.imap.search(None, "SUBJECT", '"dot"'), ("OK", [b"1"]))

    def test_a_mailbox_with_a_name_beyond_ascii(self):
        name = '"Entw&APw-rfe/2025"'
        status, names = self.imap.list()
        self.assertTrue(any(b"Entw&APw-rfe/2025" in line for line in names), names)
        self.assertIn(b"MESSAGES 50", self.imap.status(name, "(MESSAGES)")[1][0])
        self.assertEqual(self.imap.select(name, readonly=True), ("OK", [b"50"]))
        self.assertIn(b"Number 50", self.whole(50))

    def test_an_appended_message_is_read_back_octet_for_octet(self):
        self.assertEqual(self.imap.create("Appended")[0], "OK")
        self.assertEqual(self.imap.append("Appended", r"(\Flagged)", None, OCTETS)[0], "OK")
        self.imap.select("Appended")
        self.assertEqual(self.whole(1), OCTETS)
        self.assertEqual(self.imap.store("1", "+FLAGS", r"(\Deleted)")[0], "OK")
        self.assertEqual(self.imap.expunge(), ("OK", [b"1"]))
        self.imap.close()
        self.assertEqual(self.imap.delete("Appended")[0], "OK")

    def test_a_wrong_password_is_refused(self):
        other = self.connect()
        with self.assertRaises(imaplib.IMAP4.error):
            other.login("anna", "wrong")
        other.shutdown()


class ImapOverTls(Imap):
    def connect(self):
        return imaplib.IMAP4_SSL(*endpoint("imaps"), ssl_context=any_certificate())


class Pop3(unittest.TestCase):
    def connect(self):
        return poplib.POP3(*endpoint("pop3"))

    def setUp(self):
        self.pop3 = self.connect()
        self.pop3.user("anna")
        self.pop3.pass_("secret")

    def tearDown(self):
        self.assertTrue(self.pop3.quit().startswith(b"+OK"))

    def whole(self, number):
        answer, lines, size = self.pop3.retr(number)
        return b"".join(line + b"\r\n" for line in lines)

    def test_files_are_read_octet_for_octet(self):
        self.assertEqual(self.whole(1), DOTS)
        self.assertEqual(self.whole(2), OCTETS)
        # RFC 1939 has no way to say that the last line has no end.
        self.assertEqual(self.whole(3), RAW + b"\r\n")

    def test_counts_and_unique_ids(self):
        self.assertEqual(self.pop3.stat()[0], 4)
        self.assertEqual(len(self.pop3.list()[1]), 4)
        ids = [line.split()[1] for line in self.pop3.uidl()[1]]
        self.assertEqual(len(set(ids)), 4)

    def test_top_is_the_header_and_some_lines(self):
        answer, lines, size = self.pop3.top(1, 2)
        header, _, body = DOTS.partition(b"\r\n\r\n")
        self.assertEqual(lines, header.split(b"\r\n") + [b""] + body.split(b"\r\n")[:2])

    def test_a_deletion_is_taken_back(self):
        self.pop3.dele(1)
        self.assertEqual(self.pop3.stat()[0], 3)
        self.pop3.rset()
        self.assertEqual(self.pop3.stat()[0], 4)

    def test_both_protocols_give_the_same_octets(self):
        imap = imaplib.IMAP4(*endpoint("imap"))
        imap.login("anna", "secret")
        imap.select("INBOX", readonly=True)
        made = literal(imap.fetch("4", "(BODY.PEEK[])"))
        imap.logout()
        self.assertEqual(self.whole(4).rstrip(b"\r\n"), made.rstrip(b"\r\n"))


class Pop3OverTls(Pop3):
    def connect(self):
        return poplib.POP3_SSL(*endpoint("pop3s"), context=any_certificate())


if __name__ == "__main__":
    ready.update(json.loads(pathlib.Path(sys.argv.pop()).read_text("utf-8")))
    outcome = unittest.main(exit=False, verbosity=2).result
    failed = len({test.id() for test, _ in outcome.failures + outcome.errors})
    print(f"{outcome.testsRun - failed} passed, {failed} failed")
    sys.exit(0 if outcome.wasSuccessful() else 1)
