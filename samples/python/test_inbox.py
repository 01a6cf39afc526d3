"""A mail reader tested against Postiche: run it with python -m unittest while ./postiche runs."""
import imaplib, json, os, poplib, unittest, urllib.request

ADMIN = os.environ.get("POSTICHE_ADMIN", "http://127.0.0.1:8025") + "/api/v1"


def api(method, path, body=None):
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(ADMIN + path, data=data, method=method)
    with urllib.request.urlopen(request) as reply:
        return json.loads(reply.read() or "null")


def endpoint(name):
    host, port = api("GET", "/server")["endpoints"][name].rsplit(":", 1)
    return host, int(port)


def first_mail(attempts=2):
    """What is tested: reads the first mail, and comes back when the line breaks."""
    for attempt in range(attempts):
        try:
            with imaplib.IMAP4(*endpoint("imap")) as imap:
                imap.login("anna", "secret")
                imap.select("INBOX", readonly=True)
                return imap.fetch("1", "(BODY.PEEK[])")[1][0][1]
        except (imaplib.IMAP4.abort, OSError):
            if attempt == attempts - 1:
                raise


class InboxTest(unittest.TestCase):
    def setUp(self):
        api("POST", "/reset")

    def test_survives_a_line_cut_in_the_middle_of_a_mail(self):
        api("POST", "/faults", {"name": "cut", "on": {"protocol": "imap", "command": "FETCH", "nth": 1},
                                "at": "literal", "afterBytes": 100, "do": {"close": "reset"}})
        self.assertIn(b"Subject:", first_mail())
        self.assertEqual(api("GET", "/faults/cut")["fired"], 1)
        verdict = api("POST", "/verify", {"sessions": {"account": "anna"}, "neverSent": ["EXPUNGE", "STORE"],
                                          "times": {"FETCH": 2}})
        self.assertTrue(verdict["ok"], verdict)

    def test_pop3_sees_what_was_delivered(self):
        before = api("GET", "/accounts/anna/mailboxes/INBOX")["messageCount"]
        api("POST", "/accounts/anna/mailboxes/INBOX/messages", {"subject": "Invoice 7", "text": "42 EUR"})
        pop3 = poplib.POP3(*endpoint("pop3"))
        pop3.user("anna")
        pop3.pass_("secret")
        self.assertEqual(pop3.stat()[0], before + 1)
        self.assertIn(b"Subject: Invoice 7", pop3.retr(before + 1)[1])
        pop3.quit()


if __name__ == "__main__":
    unittest.main()
