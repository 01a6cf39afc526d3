package dev.postiche.spec;

import java.util.List;
import java.util.Map;

/**
 * The personality of a server: what it announces, how it names things, what it says.
 *
 * <p>Clients work round the servers they meet, and that can only be tested against servers that
 * differ. A profile is data, read from JSON.
 *
 * @param name by which it is chosen: {@code dovecot}
 * @param description one line for people
 * @param imap what is said over IMAP
 * @param pop3 what is said over POP3
 * @param separator the character between the levels of a mailbox's name on the wire
 * @param prefix what the names of personal mailboxes other than INBOX begin with on the wire, its
 *     separator included; empty if nothing
 * @param specialUse the names of the mailboxes that a fresh account has for these uses, with {@code
 *     /} between levels
 * @param limits limits by their names, as they would be written on the command line
 * @param quirks names of deviations that no data can say
 */
public record ServerProfile(
        String name,
        String description,
        Speech imap,
        Speech pop3,
        char separator,
        String prefix,
        Map<SpecialUse, String> specialUse,
        Map<String, String> limits,
        List<String> quirks) {

    /** Stands in a list of capabilities for all that the server is able to. */
    public static final String EVERYTHING = "*";

    /** Keeps copies of the collections. */
    public ServerProfile {
        specialUse = Map.copyOf(specialUse);
        limits = Map.copyOf(limits);
        quirks = List.copyOf(quirks);
    }

    /**
     * How one protocol is spoken.
     *
     * @param beforeLogin capabilities announced before login; {@link #EVERYTHING} for all that hold
     *     then
     * @param afterLogin capabilities announced after login; {@link #EVERYTHING} for all
     * @param without capabilities that {@link #EVERYTHING} leaves out
     * @param greeting the text after {@code * OK} or {@code +OK}; empty for the server's own
     * @param texts texts in place of the server's own, by the names the server gives to them
     */
    public record Speech(
            List<String> beforeLogin,
            List<String> afterLogin,
            List<String> without,
            String greeting,
            Map<String, String> texts) {

        /** Keeps copies of the collections. */
        public Speech {
            beforeLogin = List.copyOf(beforeLogin);
            afterLogin = List.copyOf(afterLogin);
            without = List.copyOf(without);
            texts = Map.copyOf(texts);
        }

        /** Everything that the server is able to, in its own words. */
        public static Speech ofEverything() {
            return new Speech(List.of(EVERYTHING), List.of(EVERYTHING), List.of(), "", Map.of());
        }
    }
}
