package dev.postiche.interop;

import static dev.postiche.spec.AccountSpec.account;
import static dev.postiche.spec.AttachmentSpec.attachment;
import static dev.postiche.spec.MailboxSpec.mailbox;
import static dev.postiche.spec.MessageSpec.message;

import dev.postiche.MockMailServer;
import dev.postiche.MockMailServerBuilder;
import java.util.List;
import java.util.TreeSet;

/** The mail that every client here is tried on: three messages in INBOX, one in Archive. */
final class Mail {

    private Mail() {}

    static MockMailServerBuilder server() {
        return MockMailServer.builder()
                .seed(42)
                .tls()
                .account(
                        account("anna")
                                .password("secret")
                                .mailboxes(
                                        mailbox("INBOX")
                                                .messages(
                                                        message()
                                                                .from("Bob <bob@example.org>")
                                                                .to("anna@example.org")
                                                                .subject("Invoice 7")
                                                                .messageId("<1@example.org>")
                                                                .text("Please pay until Friday."),
                                                        message()
                                                                .from("Chi <chi@example.org>")
                                                                .to("anna@example.org")
                                                                .subject("Chào Anna")
                                                                .messageId("<2@example.org>")
                                                                .text(
                                                                        "Xin chào!\n.\nA dot stood alone."),
                                                        message()
                                                                .from("Dan <dan@example.org>")
                                                                .to("anna@example.org")
                                                                .subject("Photos")
                                                                .messageId("<3@example.org>")
                                                                .text("See below.")
                                                                .attachment(
                                                                        attachment("a.txt")
                                                                                .text("hi"))),
                                        mailbox("Archive")
                                                .messages(
                                                        message()
                                                                .from("Eve <eve@example.org>")
                                                                .subject("Old")
                                                                .messageId("<4@example.org>")
                                                                .text("Long ago."))));
    }

    /** The message ids that a mailbox of anna's holds. */
    static List<String> ids(MockMailServer mail, String mailbox) {
        var ids = new TreeSet<String>();
        for (var message : mail.account("anna").mailbox(mailbox).messages()) {
            ids.add(message.header("Message-ID").orElse("none"));
        }
        return List.copyOf(ids);
    }
}
