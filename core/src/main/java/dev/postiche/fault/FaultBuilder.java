package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Says a fault in the words of its JSON form; {@link #then} stands for {@code do}, {@link #lasting}
 * for {@code for}, which are reserved words in Java.
 *
 * @param <T> what comes out in the end: a fault, or one that is armed already
 */
public final class FaultBuilder<T> {
    private final Function<Fault, T> finish;
    private final List<Protocol> protocols = new ArrayList<>();
    private final List<String> accounts = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> mailboxes = new ArrayList<>();
    private final List<Integer> connections = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private String name = "";
    private boolean enabled = true;
    private int priority;
    private Place place = Place.of(Moment.REPLY);
    private Times times = Times.ALWAYS;
    private Optional<Scenario> scenario = Optional.empty();

    /** A builder whose fault goes through {@code finish}. */
    public FaultBuilder(Function<Fault, T> finish) {
        this.finish = finish;
    }

    public FaultBuilder<T> named(String word) {
        name = word;
        return this;
    }

    /** It is armed but waits to be enabled. */
    public FaultBuilder<T> disabled() {
        enabled = false;
        return this;
    }

    /** Of several faults at one place the highest priority acts; 0 by default. */
    public FaultBuilder<T> priority(int rank) {
        priority = rank;
        return this;
    }

    /** One of these protocols. */
    public FaultBuilder<T> protocol(Protocol... anyOf) {
        protocols.addAll(List.of(anyOf));
        return this;
    }

    /** Sessions of one of these users. */
    public FaultBuilder<T> account(String... anyOf) {
        accounts.addAll(List.of(anyOf));
        return this;
    }

    /** One of these commands; {@code FETCH} means UID FETCH too. */
    public FaultBuilder<T> command(String... anyOf) {
        commands.addAll(List.of(anyOf));
        return this;
    }

    /** One of these mailboxes is selected or named in the arguments. */
    public FaultBuilder<T> mailbox(String... anyOf) {
        mailboxes.addAll(List.of(anyOf));
        return this;
    }

    /** One of these connections, counted from 1. */
    public FaultBuilder<T> connection(Integer... anyOf) {
        connections.addAll(List.of(anyOf));
        return this;
    }

    /** The text after the command: {@code *BODY*}. */
    public FaultBuilder<T> argument(String... anyOf) {
        arguments.addAll(List.of(anyOf));
        return this;
    }

    /** Only the n-th time that the place is reached, counted from 1. */
    public FaultBuilder<T> nth(long n) {
        times = times.nth(n);
        return this;
    }

    /** Where it strikes; at the reply by default. */
    public FaultBuilder<T> at(Moment moment) {
        place = new Place(moment, place.afterBytes(), place.afterLines(), place.after());
        return this;
    }

    /** After the client has read so many octets of it. */
    public FaultBuilder<T> afterBytes(long octets) {
        place = place.afterBytes(octets);
        return this;
    }

    /** After the client has read so many lines of it. */
    public FaultBuilder<T> afterLines(long lines) {
        place = place.afterLines(lines);
        return this;
    }

    /** So long after it began. */
    public FaultBuilder<T> after(Duration time) {
        place = place.after(time);
        return this;
    }

    /** The first so many times it does nothing. */
    public FaultBuilder<T> skip(long number) {
        times = times.skip(number);
        return this;
    }

    /** So often it acts, then never again. */
    public FaultBuilder<T> count(long number) {
        times = times.count(number);
        return this;
    }

    /** It acts with this probability, drawn from the server's seed. */
    public FaultBuilder<T> probability(double chance) {
        times = times.probability(chance);
        return this;
    }

    /** Who has a count of their own; all together by default. */
    public FaultBuilder<T> per(Per whom) {
        times = times.per(whom);
        return this;
    }

    /** It acts for so long since it first acted. */
    public FaultBuilder<T> lasting(Duration time) {
        times = times.lasting(time);
        return this;
    }

    /** It acts only in a state of a scenario, and leads to another. */
    public FaultBuilder<T> scenario(String scenarioName, String is, String then) {
        scenario = Optional.of(new Scenario(scenarioName, is, Optional.of(then)));
        return this;
    }

    /**
     * What happens, in order; this ends the sentence.
     *
     * @throws FaultRefused when it is armed here and can never fire
     */
    public T then(Action... actions) {
        return finish(List.of(actions), List.of());
    }

    /**
     * What happens the first time, the second, and so on; after the last it works. This ends the
     * sentence. "Fail twice, then work":
     *
     * <pre>{@code
     * mail.faults().on(IMAP).command("FETCH").sequence(close(RESET), reply("NO", "Not now"));
     * }</pre>
     *
     * @throws FaultRefused when it is armed here and can never fire
     */
    public T sequence(Action... oneEachTime) {
        return finish(List.of(), Stream.of(oneEachTime).map(Step::of).toList());
    }

    /**
     * The same of steps of several actions each, or of none.
     *
     * @throws FaultRefused when it is armed here and can never fire
     */
    public T sequence(Step... eachTime) {
        return finish(List.of(), List.of(eachTime));
    }

    private T finish(List<Action> actions, List<Step> sequence) {
        var match = new Match(protocols, accounts, commands, mailboxes, connections, arguments);
        return finish.apply(
                new Fault(
                        name, enabled, priority, match, place, actions, sequence, times, scenario,
                        List.of()));
    }
}
