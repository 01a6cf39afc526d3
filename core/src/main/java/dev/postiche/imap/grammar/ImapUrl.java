package dev.postiche.imap.grammar;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A URL of a message or of a piece of one, absolute or beginning with a slash: other relative ones
 * must not be accepted, and those of mailboxes and searches nobody asks us for. RFC 5092 §6, §7.2,
 * §11.
 *
 * @param server empty if it is relative
 * @param mailbox in Unicode, with the separator of the wire
 * @param section the whole message if the URL names none
 * @param partial to the end of the section if the URL says no length
 * @param expires after which it authorizes nobody
 */
public record ImapUrl(
        Optional<Server> server,
        String mailbox,
        OptionalLong uidValidity,
        long uid,
        BodySection section,
        Optional<FetchItem.Partial> partial,
        Optional<OffsetDateTime> expires,
        Optional<UrlAuth> urlAuth) {

    private static final String BCHARS = "[-A-Za-z0-9._~!$'()*+,&=:@/%]";
    private static final String ACHARS = "[-A-Za-z0-9._~!$'()*+,&=%]";
    private static final String NZ_NUMBER = "[1-9][0-9]{0,9}";

    /** iserver, of which the path may tell nothing more than a message, and what authorizes. */
    private static final Pattern URL =
            Pattern.compile(
                    ("(?<rump>(?:imap://(?:(?<user>A+)?(?:;AUTH=(?:\\*|A+))?@)?"
                                    + "(?<host>[-A-Za-z0-9._~%]+|\\[[0-9A-Fa-f:.]+\\])(?::[0-9]*)?)?"
                                    + "/(?!/)(?<mailbox>B+?)(?:;UIDVALIDITY=(?<validity>N))?"
                                    + "/;UID=(?<uid>N)(?:/;SECTION=(?<section>B+?))?"
                                    + "(?:/;PARTIAL=(?<origin>[0-9]{1,10})(?:\\.(?<count>N))?)?"
                                    + "(?:;EXPIRE=(?<expire>[-+.:0-9TZ]+))?"
                                    + "(?:;URLAUTH=(?:(?<kind>submit|user)\\+(?<for>A+)"
                                    + "|(?<anybody>authuser|anonymous)))?)"
                                    + "(?::(?<mechanism>[-A-Za-z0-9.]+):(?<token>[0-9A-Fa-f]+))?")
                            .replace("A+", ACHARS + "+")
                            .replace("B+", BCHARS + "+")
                            .replace(">N)", ">" + NZ_NUMBER + ")"),
                    Pattern.CASE_INSENSITIVE);

    /**
     * iserver.
     *
     * @param user in whose name the mailbox is meant
     */
    public record Server(Optional<String> user, String host) {}

    /** Who may use a URL. RFC 5092 §6.1.2 */
    public enum Access {
        /** A server that submits mail in the name of a user. */
        SUBMIT,
        /** This user. */
        USER,
        /** Everybody who is not anonymous. */
        AUTHUSER,
        ANONYMOUS
    }

    /**
     * iurlauth, or iurlauth-rump.
     *
     * @param user of SUBMIT and USER, else empty
     * @param rump what the token vouches for, letter by letter
     * @param verifier missing as long as nobody has vouched
     */
    public record UrlAuth(Access access, String user, String rump, Optional<Verifier> verifier) {}

    /** iua-verifier; the mechanism in upper case. */
    public record Verifier(String mechanism, String token) {}

    /** The URL that a text is; empty if it is none, or not of a message. */
    public static Optional<ImapUrl> parse(String text) {
        var url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read(url));
        } catch (Bad | DateTimeException | CharacterCodingException wrong) {
            return Optional.empty();
        }
    }

    private static ImapUrl read(Matcher url) throws CharacterCodingException {
        var server =
                group(url, "host").isEmpty()
                        ? Optional.<Server>empty()
                        : Optional.of(new Server(user(url), url.group("host")));
        var validity = group(url, "validity");
        return new ImapUrl(
                server,
                decoded(url.group("mailbox"), StandardCharsets.UTF_8),
                validity.isPresent()
                        ? OptionalLong.of(number(validity.get()))
                        : OptionalLong.empty(),
                number(url.group("uid")),
                section(url),
                partial(url),
                group(url, "expire").map(OffsetDateTime::parse),
                urlAuth(url));
    }

    private static Optional<String> user(Matcher url) throws CharacterCodingException {
        var user = group(url, "user");
        return user.isEmpty() ? user : Optional.of(decoded(user.get(), StandardCharsets.UTF_8));
    }

    private static BodySection section(Matcher url) throws CharacterCodingException {
        var section = group(url, "section");
        if (section.isEmpty()) {
            return BodySection.MESSAGE;
        }
        var spec = "[" + decoded(section.get(), StandardCharsets.US_ASCII) + "]";
        var in = new ImapParser(CommandText.of(spec.getBytes(StandardCharsets.US_ASCII)));
        var named = in.section();
        in.end();
        return named;
    }

    private static Optional<FetchItem.Partial> partial(Matcher url) {
        return group(url, "origin")
                .map(
                        origin ->
                                new FetchItem.Partial(
                                        number(origin),
                                        group(url, "count")
                                                .map(ImapUrl::number)
                                                .orElse(Long.MAX_VALUE)));
    }

    private static Optional<UrlAuth> urlAuth(Matcher url) throws CharacterCodingException {
        var access = group(url, "kind").or(() -> group(url, "anybody"));
        var verifier =
                group(url, "mechanism").map(name -> new Verifier(upper(name), url.group("token")));
        if (access.isEmpty()) {
            if (verifier.isPresent()) {
                throw Bad.syntax("a verifier stands behind ;URLAUTH");
            }
            return Optional.empty();
        }
        var user = group(url, "for");
        return Optional.of(
                new UrlAuth(
                        Access.valueOf(upper(access.get())),
                        user.isEmpty() ? "" : decoded(user.get(), StandardCharsets.UTF_8),
                        url.group("rump"),
                        verifier));
    }

    private static Optional<String> group(Matcher url, String name) {
        return Optional.ofNullable(url.group(name));
    }

    private static long number(String digits) {
        long number = Long.parseLong(digits);
        if (number > 0xFFFF_FFFFL) {
            throw Bad.syntax("a number is larger than 32 bits");
        }
        return number;
    }

    /** pct-encoded. RFC 3986 §2.1 */
    private static String decoded(String text, Charset charset) throws CharacterCodingException {
        var octets = new byte[text.length()];
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    throw Bad.syntax("two hexadecimal digits belong behind %");
                }
                c = (char) (high * 16 + low);
                i += 2;
            }
            octets[count++] = (byte) c;
        }
        return charset.newDecoder().decode(ByteBuffer.wrap(octets, 0, count)).toString();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
