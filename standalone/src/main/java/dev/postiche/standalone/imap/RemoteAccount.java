package dev.postiche.standalone.imap;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.message.MailDates;
import dev.postiche.spec.Flag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An account on some server, to be read.
 *
 * <p>It knows LIST, LSUB, EXAMINE and FETCH with BODY.PEEK, and no command that alters anything:
 * not even a flag. RFC 9051 §6.
 */
public final class RemoteAccount implements AutoCloseable {

    /** More of them no account has; a server that lists on is left. */
    public static final int MOST_MAILBOXES = 100_000;

    /** More of them in one mailbox are not read. */
    public static final int MOST_MESSAGES = 1_000_000;

    /** UIDs in one command, which keeps its line short. RFC 7162 §4 */
    private static final int BATCH = 200;

    private final Connection connection;
    private final Server server;
    private Set<String> capabilities = Set.of();

    private RemoteAccount(Connection connection, Server server) {
        this.connection = connection;
        this.server = server;
    }

    /**
     * Connects and logs in.
     *
     * @throws ServerFault if the server refuses
     * @throws IllegalArgumentException if the certificates to be trusted cannot be read
     */
    public static RemoteAccount open(Server server, Login login) {
        var account = new RemoteAccount(Connection.to(server), server);
        try {
            account.begin(login);
            return account;
        } catch (RuntimeException fault) {
            account.connection.close();
            throw fault;
        }
    }

    private void begin(Login login) {
        var greeting = connection.greeting();
        learn(greeting);
        if (server.tls() == Server.Tls.STARTTLS) {
            if (greeting.name().equals("PREAUTH")) {
                throw ServerFault.of(server + " is logged in already, and cannot begin TLS now");
            }
            connection.startTls();
            // What was said in clear may come from anybody. RFC 9051 §6.2.1
            capabilities = Set.of();
        }
        ask();
        if (!greeting.name().equals("PREAUTH")) {
            logIn(login);
            capabilities = Set.of();
            ask();
        }
    }

    private void ask() {
        if (capabilities.isEmpty()) {
            learn(connection.command("CAPABILITY", this::learn));
        }
    }

    private void learn(Response response) {
        var words =
                response.name().equals("CAPABILITY")
                        ? response.values().stream().map(Value::text).toList()
                        : response.code("CAPABILITY")
                                .map(code -> List.of(code.split(" +")))
                                .orElse(List.of());
        if (!words.isEmpty()) {
            capabilities =
                    words.stream()
                            .map(word -> word.toUpperCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    private void logIn(Login login) {
        var mechanism = login.mechanism();
        if (mechanism == Login.Mechanism.AUTO) {
            mechanism =
                    capabilities.contains("AUTH=PLAIN")
                            ? Login.Mechanism.PLAIN
                            : Login.Mechanism.LOGIN;
        }
        switch (mechanism) {
            // RFC 4616 §2
            case PLAIN -> authenticate("PLAIN", "\0" + login.user() + "\0" + login.secret());
            case XOAUTH2 ->
                    authenticate(
                            "XOAUTH2",
                            "user=%s\1auth=Bearer %s\1\1".formatted(login.user(), login.secret()));
            default -> {
                // RFC 9051 §6.2.3
                if (capabilities.contains("LOGINDISABLED")) {
                    throw ServerFault.of(
                            server + " takes no password here; try --tls starttls or implicit");
                }
                connection.command(
                        List.of(
                                new Connection.Piece.Plain("LOGIN "),
                                piece(login.user().getBytes(UTF_8)),
                                new Connection.Piece.Plain(" "),
                                piece(login.secret().getBytes(UTF_8))),
                        this::learn);
            }
        }
    }

    private void authenticate(String mechanism, String said) {
        var secret = Base64.getEncoder().encodeToString(said.getBytes(UTF_8));
        connection.authenticate(mechanism, secret, this::learn);
    }

    /** A string as it can be sent: quoted where that is possible. RFC 9051 §4.3 */
    private static Connection.Piece piece(byte[] octets) {
        for (byte octet : octets) {
            if (octet < ' ' || octet == 0x7f || octet == '"' || octet == '\\') {
                return new Connection.Piece.Literal(octets);
            }
        }
        return new Connection.Piece.Plain('"' + new String(octets, UTF_8) + '"');
    }

    /** All mailboxes of the account, in the order of the server. */
    public List<RemoteMailbox> mailboxes() {
        var mailboxes = new LinkedHashSet<RemoteMailbox>();
        boolean withUse =
                capabilities.contains("SPECIAL-USE") && capabilities.contains("LIST-EXTENDED");
        connection.command(
                "LIST \"\" \"*\"" + (withUse ? " RETURN (SPECIAL-USE)" : ""),
                response -> listed(response, "LIST", mailboxes));
        return List.copyOf(mailboxes);
    }

    /** Those of which the user wants to see the mail; none where the server knows no such list. */
    public Set<RemoteMailbox> subscribed() {
        var mailboxes = new LinkedHashSet<RemoteMailbox>();
        try {
            // In IMAP4rev2 LSUB is gone. RFC 9051 Appendix E
            connection.command(
                    capabilities.contains("LIST-EXTENDED") || !capabilities.contains("IMAP4REV1")
                            ? "LIST (SUBSCRIBED) \"\" \"*\""
                            : "LSUB \"\" \"*\"",
                    response -> {
                        listed(response, "LIST", mailboxes);
                        listed(response, "LSUB", mailboxes);
                    });
        } catch (ServerFault fault) {
            if (!fault.isRefusal()) {
                throw fault;
            }
        }
        return mailboxes;
    }

    private void listed(Response response, String name, Set<RemoteMailbox> mailboxes) {
        if (response.name().equals(name)) {
            RemoteMailbox.of(response.values()).ifPresent(mailboxes::add);
            if (mailboxes.size() > MOST_MAILBOXES) {
                throw ServerFault.of(server + " lists more than " + MOST_MAILBOXES + " mailboxes");
            }
        }
    }

    /**
     * Opens a mailbox for reading.
     *
     * @param newest how many messages count at most, those at the end of the mailbox
     * @throws ServerFault if the server refuses; {@link ServerFault#isRefusal} if only this mailbox
     */
    public Examined examine(RemoteMailbox mailbox, long newest) {
        var facts = new LinkedHashMap<String, Long>();
        var opened =
                connection.command(
                        List.of(new Connection.Piece.Plain("EXAMINE "), piece(mailbox.wire())),
                        response -> {
                            if (response.name().equals("EXISTS")) {
                                response.number().ifPresent(n -> facts.put("EXISTS", n));
                            }
                            for (var code : List.of("UIDVALIDITY", "UIDNEXT")) {
                                number(response.code(code).orElse(""))
                                        .ifPresent(n -> facts.put(code, n));
                            }
                        });
        if (opened.code("READ-WRITE").isPresent()) {
            throw ServerFault.of(server + " opened for writing what was to be read only");
        }
        long exists = facts.getOrDefault("EXISTS", 0L);
        var rows = exists == 0 ? List.<Examined.Row>of() : rows(exists, newest);
        return new Examined(known(facts.get("UIDVALIDITY")), known(facts.get("UIDNEXT")), rows);
    }

    private static OptionalLong known(@Nullable Long number) {
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private List<Examined.Row> rows(long exists, long newest) {
        long first = newest < exists ? exists - newest + 1 : 1;
        var rows = new TreeMap<Long, Examined.Row>();
        connection.command(
                "FETCH " + first + ":" + exists + " (UID FLAGS INTERNALDATE RFC822.SIZE)",
                response -> {
                    var uid = uid(response);
                    if (uid > 0) {
                        rows.putIfAbsent(uid, row(uid, response));
                    }
                    if (rows.size() > MOST_MESSAGES) {
                        throw ServerFault.of(
                                "%s has more than %s messages in one mailbox; --limit N takes the newest"
                                        .formatted(server, MOST_MESSAGES));
                    }
                });
        while (rows.size() > newest) {
            rows.pollFirstEntry();
        }
        return List.copyOf(rows.values());
    }

    private static Examined.Row row(long uid, Response response) {
        var flags = new ArrayList<Flag>();
        for (var each : response.item("FLAGS").map(Value::values).orElse(List.of())) {
            try {
                flags.add(Flag.of(each.text()));
            } catch (IllegalArgumentException noFlag) {
                // Some servers send words that are none; nobody could store them again.
                continue;
            }
        }
        return new Examined.Row(
                uid,
                List.copyOf(flags),
                response.item("INTERNALDATE").map(Value::text).flatMap(MailDates::parseImap),
                number(response.item("RFC822.SIZE").map(Value::text).orElse("")).orElse(0));
    }

    /** The UID of a FETCH, 0 if it says none. */
    private static long uid(Response response) {
        var uid =
                response.name().equals("FETCH")
                        ? number(response.item("UID").map(Value::text).orElse(""))
                        : OptionalLong.empty();
        return uid.orElse(0) <= 0xFFFF_FFFFL ? uid.orElse(0) : 0;
    }

    private static OptionalLong number(String digits) {
        return digits.matches("\\d{1,18}")
                ? OptionalLong.of(Long.parseLong(digits))
                : OptionalLong.empty();
    }

    /**
     * Reads whole messages of the mailbox that was opened last, without marking them as seen. Those
     * that the server refuses to send are passed over.
     *
     * @param each is given the octets of each message once, as they come
     */
    public void read(List<Examined.Row> rows, BiConsumer<Examined.Row, byte[]> each) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            var wanted = new LinkedHashMap<Long, Examined.Row>();
            for (var row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
                wanted.put(row.uid(), row);
            }
            if (!tryRead(wanted, each)) {
                // One that is broken there must not keep back the others.
                for (var row : List.copyOf(wanted.values())) {
                    tryRead(new LinkedHashMap<>(Map.of(row.uid(), row)), each);
                }
            }
        }
    }

    /** Takes out of the map what has come; false if the server refused. */
    private boolean tryRead(Map<Long, Examined.Row> wanted, BiConsumer<Examined.Row, byte[]> each) {
        var uids = wanted.keySet().stream().map(String::valueOf).collect(Collectors.joining(","));
        try {
            connection.command(
                    "UID FETCH " + uids + " (UID BODY.PEEK[])",
                    response -> {
                        var octets = response.item("BODY[]");
                        if (octets.isPresent() && octets.get() instanceof Value.Octets string) {
                            var row = wanted.remove(uid(response));
                            if (row != null) {
                                each.accept(row, string.octets());
                            }
                        }
                    });
            return true;
        } catch (ServerFault fault) {
            if (!fault.isRefusal()) {
                throw fault;
            }
            return false;
        }
    }

    /** Says good-bye where the server still listens. */
    @Override
    public void close() {
        try {
            if (connection.isUsable()) {
                connection.command("LOGOUT", response -> {});
            }
        } catch (ServerFault fault) {
            // All has been read.
        } finally {
            connection.close();
        }
    }
}
