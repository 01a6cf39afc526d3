"""Logs in by SASL EXTERNAL with a certificate of --tls-folder, by IMAP and by POP3.

Usage: external.py FOLDER IMAPS_PORT POP3S_PORT; prints the user whose certificate it was.
"""

import imaplib
import pathlib
import poplib
import ssl
import sys

folder = pathlib.Path(sys.argv[1])
context = ssl.create_default_context(cafile=folder / "ca.pem")
context.load_cert_chain(folder / "anna.pem")

imap = imaplib.IMAP4_SSL("localhost", int(sys.argv[2]), ssl_context=context)
assert "AUTH=EXTERNAL" in imap.capabilities, imap.capabilities
assert imap.authenticate("EXTERNAL", lambda challenge: b"")[0] == "OK"
assert imap.select()[0] == "OK"
imap.logout()

pop3 = poplib.POP3_SSL("localhost", int(sys.argv[3]), context=context)
assert "EXTERNAL" in pop3.capa()["SASL"], pop3.capa()
assert pop3._shortcmd("AUTH EXTERNAL =").startswith(b"+OK")
pop3.quit()
print("anna")
