"""Connects by TLS as a Python program does, and prints "accepted" or why not.

Usage: judge.py CA_FILE PORT tls|imap|pop3, the last word for the protocol that upgrades to TLS.
"""

import imaplib
import poplib
import socket
import ssl
import sys

ca, port, way = sys.argv[1], int(sys.argv[2]), sys.argv[3]
context = ssl.create_default_context(cafile=ca)
try:
    if way == "imap":
        imaplib.IMAP4("localhost", port).starttls(context)
    elif way == "pop3":
        poplib.POP3("localhost", port).stls(context)
    else:
        raw = socket.create_connection(("127.0.0.1", port))
        context.wrap_socket(raw, server_hostname="localhost").close()
    print("accepted")
except ssl.SSLCertVerificationError as refused:
    print(refused.verify_message)
except ssl.SSLError as refused:
    print(refused.reason)
