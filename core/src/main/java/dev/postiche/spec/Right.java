package dev.postiche.spec;

import java.util.Optional;

/** Something that a user may do with a mailbox. RFC 4314 §2.1. */
public enum Right {
    /** To see it in LIST. */
    LOOKUP('l'),
    /** To select it. */
    READ('r'),
    /** To alter {@code \Seen}. */
    SEEN('s'),
    /** To alter other flags than {@code \Seen} and {@code \Deleted}. */
    WRITE('w'),
    /** To put messages into it. */
    INSERT('i'),
    /** To send mail to its address, which is no affair of IMAP. */
    POST('p'),
    /** To make mailboxes below it. */
    CREATE('k'),
    /** To delete or rename it. */
    DELETE_MAILBOX('x'),
    /** To alter {@code \Deleted}. */
    DELETE_MESSAGES('t'),
    /** To expunge. */
    EXPUNGE('e'),
    /** To say who else may do what. */
    ADMINISTER('a');

    private final char letter;

    Right(char letter) {
        this.letter = letter;
    }

    /** The letter for it on the wire and in JSON. */
    public char letter() {
        return letter;
    }

    /** The right of this letter, if there is one. */
    public static Optional<Right> of(char letter) {
        for (var right : values()) {
            if (right.letter == letter) {
                return Optional.of(right);
            }
        }
        return Optional.empty();
    }
}
