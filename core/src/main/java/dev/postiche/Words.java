package dev.postiche;

import dev.postiche.fault.Actions;
import dev.postiche.fault.CloseKind;
import dev.postiche.fault.Moment;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Flag;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.Protocol;

/**
 * The words of tests in one place, so that one import brings them all; with the {@link Actions} of
 * faults, which it inherits for that.
 *
 * <pre>{@code
 * import static dev.postiche.Words.*;
 *
 * mail.faults().on(IMAP).command("FETCH").nth(1).at(LITERAL).afterBytes(100).then(close(RESET));
 * inbox.deliver(message().from("bob@example.org").subject("Hi"));
 * inbox.message(1).addFlags(SEEN);
 * }</pre>
 *
 * <p>In an annotation Java wants the constant itself: {@code protocols = Protocol.IMAP}.
 */
public final class Words extends Actions {

    // What is spoken.
    public static final Protocol IMAP = Protocol.IMAP;
    public static final Protocol POP3 = Protocol.POP3;

    // When a fault strikes.
    public static final Moment ACCEPT = Moment.ACCEPT;
    public static final Moment TLS_HANDSHAKE = Moment.TLS_HANDSHAKE;
    public static final Moment GREETING = Moment.GREETING;
    public static final Moment COMMAND = Moment.COMMAND;
    public static final Moment CLIENT_LITERAL = Moment.CLIENT_LITERAL;
    public static final Moment BEFORE_EXECUTE = Moment.BEFORE_EXECUTE;
    public static final Moment AFTER_EXECUTE = Moment.AFTER_EXECUTE;
    public static final Moment REPLY = Moment.REPLY;
    public static final Moment LITERAL = Moment.LITERAL;
    public static final Moment BEFORE_TAGGED = Moment.BEFORE_TAGGED;
    public static final Moment AFTER_REPLY = Moment.AFTER_REPLY;
    public static final Moment IDLE = Moment.IDLE;
    public static final Moment IDLE_PUSH = Moment.IDLE_PUSH;

    // How a connection ends that a fault closes.
    public static final CloseKind FIN = CloseKind.FIN;
    public static final CloseKind RESET = CloseKind.RESET;
    public static final CloseKind HALF = CloseKind.HALF;
    public static final CloseKind NO_CLOSE_NOTIFY = CloseKind.NO_CLOSE_NOTIFY;

    // What a certificate is like.
    public static final CertificateKind GOOD = CertificateKind.GOOD;
    public static final CertificateKind EXPIRED = CertificateKind.EXPIRED;
    public static final CertificateKind NOT_YET_VALID = CertificateKind.NOT_YET_VALID;
    public static final CertificateKind SELF_SIGNED = CertificateKind.SELF_SIGNED;
    public static final CertificateKind UNKNOWN_CA = CertificateKind.UNKNOWN_CA;
    public static final CertificateKind WRONG_HOST = CertificateKind.WRONG_HOST;
    public static final CertificateKind MISSING_INTERMEDIATE = CertificateKind.MISSING_INTERMEDIATE;
    public static final CertificateKind WEAK_KEY = CertificateKind.WEAK_KEY;
    public static final CertificateKind NO_SAN = CertificateKind.NO_SAN;

    // Flags of messages.
    public static final Flag SEEN = Flag.SEEN;
    public static final Flag ANSWERED = Flag.ANSWERED;
    public static final Flag FLAGGED = Flag.FLAGGED;
    public static final Flag DELETED = Flag.DELETED;
    public static final Flag DRAFT = Flag.DRAFT;

    private Words() {}

    /** A message, to be delivered or to lie in a mailbox. */
    public static MessageSpec message() {
        return MessageSpec.message();
    }

    /** An account of this user. */
    public static AccountSpec account(String user) {
        return AccountSpec.account(user);
    }

    /** A mailbox of this name. */
    public static MailboxSpec mailbox(String name) {
        return MailboxSpec.mailbox(name);
    }
}
