package dev.postiche.assertj;

import dev.postiche.expect.DownloadedAndDeleted;
import dev.postiche.expect.EndedWith;
import dev.postiche.expect.FetchedAtMost;
import dev.postiche.expect.FetchedHeadersBeforeBodies;
import dev.postiche.expect.HadNoRefusals;
import dev.postiche.expect.HasNoServerErrors;
import dev.postiche.expect.IdentifiedAs;
import dev.postiche.expect.LeftCopyOnServer;
import dev.postiche.expect.LoggedInAs;
import dev.postiche.expect.MetFault;
import dev.postiche.expect.NeverLoggedIn;
import dev.postiche.expect.NeverMarkedSeen;
import dev.postiche.expect.Spoke;
import dev.postiche.expect.UsedTls;
import dev.postiche.practice.GoodPractice;
import dev.postiche.practice.KeepsTo;
import dev.postiche.record.Ending;
import dev.postiche.spec.Protocol;

/**
 * What can be asserted of how a client behaves, in one session or in each of a whole recording: who
 * it was, how it ended, what it did to the mail. Failures show the dialogue.
 *
 * @param <S> the assertions themselves
 */
public interface ConductAssertions<S> extends CommandAssertions<S> {

    /**
     * The user that logged in.
     *
     * <pre>{@code
     * assertThat(session).loggedInAs("anna"); // passes
     * assertThat(session).loggedInAs("bob"); // fails: ... to log in as bob, but anna did
     * }</pre>
     */
    default S loggedInAs(String user) {
        return meets(new LoggedInAs(user));
    }

    /**
     * That nobody logged in.
     *
     * <pre>{@code
     * assertThat(session).neverLoggedIn(); // passes if the password was wrong
     * assertThat(session).neverLoggedIn(); // fails if it was right: ... but anna did
     * }</pre>
     */
    default S neverLoggedIn() {
        return meets(new NeverLoggedIn());
    }

    /**
     * That TLS was in use, from the first octet or by STARTTLS or STLS.
     *
     * <pre>{@code
     * assertThat(session).usedTls(); // passes
     * assertThat(session).usedTls(); // fails if all went in clear
     * }</pre>
     */
    default S usedTls() {
        return meets(new UsedTls());
    }

    /**
     * Which protocol was spoken.
     *
     * <pre>{@code
     * assertThat(session).spoke(Protocol.IMAP); // passes
     * assertThat(session).spoke(Protocol.POP3); // fails: ... to speak POP3, but it spoke IMAP
     * }</pre>
     */
    default S spoke(Protocol protocol) {
        return meets(new Spoke(protocol));
    }

    /**
     * A part of what the client said of itself by ID. RFC 2971
     *
     * <pre>{@code
     * assertThat(session).identifiedAs("name Reader"); // passes
     * assertThat(session).identifiedAs("version 2"); // fails, and tells what it said
     * }</pre>
     */
    default S identifiedAs(String part) {
        return meets(new IdentifiedAs(part));
    }

    /**
     * How the session ended.
     *
     * <pre>{@code
     * assertThat(session).endedWith(LOGOUT); // passes
     * assertThat(session).endedWith(LOGOUT); // fails: ... but it ended with client closed
     * }</pre>
     */
    default S endedWith(Ending ending) {
        return meets(new EndedWith(ending));
    }

    /**
     * That headers, envelopes or structures were fetched before any whole message.
     *
     * <pre>{@code
     * assertThat(session).fetchedHeadersBeforeBodies(); // passes after ENVELOPE, then BODY[]
     * assertThat(session).fetchedHeadersBeforeBodies(); // fails after FETCH 1:* BODY[]
     * }</pre>
     */
    default S fetchedHeadersBeforeBodies() {
        return meets(new FetchedHeadersBeforeBodies());
    }

    /**
     * How much the server sent for FETCH, RETR and TOP, framing included.
     *
     * <pre>{@code
     * assertThat(session).fetchedAtMost(kibibytes(50)); // passes if it was less
     * assertThat(session).fetchedAtMost(octets(10)); // fails, and tells how much for what
     * }</pre>
     */
    default S fetchedAtMost(Octets most) {
        return meets(new FetchedAtMost(most.count()));
    }

    /**
     * That no message became \Seen by this client, neither by STORE nor by a FETCH without PEEK.
     *
     * <pre>{@code
     * assertThat(session).neverMarkedSeen(); // passes after BODY.PEEK[]
     * assertThat(session).neverMarkedSeen(); // fails after BODY[]: but it did by FETCH ...
     * }</pre>
     */
    default S neverMarkedSeen() {
        return meets(new NeverMarkedSeen());
    }

    /**
     * That the client downloaded messages, and that none is gone by it.
     *
     * <pre>{@code
     * assertThat(session).leftCopyOnServer(); // passes after RETR and QUIT
     * assertThat(session).leftCopyOnServer(); // fails after RETR, DELE and QUIT
     * }</pre>
     */
    default S leftCopyOnServer() {
        return meets(new LeftCopyOnServer());
    }

    /**
     * That by POP3 the client downloaded messages, marked each by DELE, and sent QUIT.
     *
     * <pre>{@code
     * assertThat(session).downloadedAndDeleted(); // passes after RETR, DELE and QUIT
     * assertThat(session).downloadedAndDeleted(); // fails after RETR and QUIT: did not delete 1
     * }</pre>
     */
    default S downloadedAndDeleted() {
        return meets(new DownloadedAndDeleted());
    }

    /**
     * That the server refused nothing: no NO, no BAD, no -ERR.
     *
     * <pre>{@code
     * assertThat(session).hadNoRefusals(); // passes if all was right
     * assertThat(session).hadNoRefusals(); // fails after a1 BAD, and names the command
     * }</pre>
     */
    default S hadNoRefusals() {
        return meets(new HadNoRefusals());
    }

    /**
     * That a fault acted in this session.
     *
     * <pre>{@code
     * assertThat(session).metFault("cut-big-fetch"); // passes if it acted here
     * assertThat(session).metFault("slow"); // fails, and tells which acted
     * }</pre>
     */
    default S metFault(String name) {
        return meets(new MetFault(name));
    }

    /**
     * That nothing failed in the server itself.
     *
     * <pre>{@code
     * assertThat(session).hasNoServerErrors(); // passes
     * assertThat(session).hasNoServerErrors(); // fails after a defect of the server
     * }</pre>
     */
    default S hasNoServerErrors() {
        return meets(new HasNoServerErrors());
    }

    /**
     * That the client keeps to all the usual practices; see {@link GoodPractice}.
     *
     * <pre>{@code
     * assertThat(session).followsGoodPractice(); // passes for a client that does
     * assertThat(session).followsGoodPractice(); // fails: login-without-tls (RFC 8314 §5.2 ...): ...
     * }</pre>
     */
    default S followsGoodPractice() {
        return meets(new KeepsTo(GoodPractice.usual()));
    }

    /**
     * That the client keeps to these practices, by their names.
     *
     * <pre>{@code
     * assertThat(session).followsGoodPractice("body-without-peek"); // passes after BODY.PEEK[]
     * assertThat(session).followsGoodPractice("body-without-peek"); // fails after BODY[]
     * }</pre>
     *
     * @throws IllegalArgumentException if there is none of a name, with the nearest that is
     */
    default S followsGoodPractice(String first, String... more) {
        return meets(new KeepsTo(GoodPractice.only(first).and(more)));
    }

    /**
     * That the client keeps to all the usual practices but these.
     *
     * <pre>{@code
     * assertThat(session).followsGoodPracticeExcept("login-without-tls"); // passes in clear
     * assertThat(session).followsGoodPracticeExcept("login-without-tls"); // fails if left open
     * }</pre>
     *
     * @throws IllegalArgumentException if there is none of a name, with the nearest that is
     */
    default S followsGoodPracticeExcept(String... names) {
        return meets(new KeepsTo(GoodPractice.usual().except(names)));
    }
}
