package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what in a fault contradicts itself or can never come true. A fault that is silently never
 * reached would make a test pass for the wrong reason.
 */
final class Contradictions {
    /** Moments that have no command of their own. */
    private static final Set<Moment> IDLE_ONLY = EnumSet.of(Moment.IDLE, Moment.IDLE_PUSH);

    /** Moments that POP3 does not have: its clients send no literals and do not IDLE. */
    private static final Set<Moment> IMAP_ONLY =
            EnumSet.of(Moment.CLIENT_LITERAL, Moment.IDLE, Moment.IDLE_PUSH);

    /** At the first two those of the socket are counted, elsewhere those of the protocol. */
    private static final Set<Moment> WITH_OCTETS =
            EnumSet.of(
                    Moment.ACCEPT,
                    Moment.TLS_HANDSHAKE,
                    Moment.GREETING,
                    Moment.REPLY,
                    Moment.LITERAL,
                    Moment.CLIENT_LITERAL,
                    Moment.IDLE_PUSH);

    private static final Set<Moment> WITH_AFTER =
            EnumSet.of(
                    Moment.GREETING,
                    Moment.REPLY,
                    Moment.LITERAL,
                    Moment.IDLE_PUSH,
                    Moment.IDLE,
                    Moment.AFTER_REPLY);

    private final Fault fault;

    private Contradictions(Fault fault) {
        this.fault = fault;
    }

    /** The first contradiction of a fault. */
    static Optional<String> in(Fault fault) {
        var all = new Contradictions(fault);
        return Stream.of(all.actions(), all.place(), all.match(), all.times(), all.refuse())
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> actions() {
        if (fault.everyAction().findAny().isEmpty()) {
            return Optional.of("it does nothing; say what, for example close(RESET)");
        }
        if (!fault.actions().isEmpty() && !fault.sequence().isEmpty()) {
            return Optional.of("a sequence says what it does; nothing can be done beside it");
        }
        return Stream.concat(
                        Stream.of(fault.actions()), fault.sequence().stream().map(Step::actions))
                .flatMap(actions -> inOrder(actions).stream())
                .findFirst();
    }

    private Optional<String> inOrder(List<Action> actions) {
        for (int i = 0; i < actions.size(); i++) {
            var action = actions.get(i);
            var refused = action.refusedAt(fault.at());
            if (refused.isPresent()) {
                return Optional.of(
                        action.word() + " has no meaning at " + fault.at() + ": " + refused.get());
            }
            if (action.isLast() && i + 1 < actions.size()) {
                return Optional.of(
                        "%s comes after %s, which ends it"
                                .formatted(actions.get(i + 1).word(), action.word()));
            }
        }
        return Optional.empty();
    }

    private Optional<String> place() {
        var at = fault.at();
        var moment = at.moment();
        long given =
                Stream.of(
                                at.afterBytes().isPresent(),
                                at.afterLines().isPresent(),
                                at.after().isPresent())
                        .filter(present -> present)
                        .count();
        if (given > 1) {
            return Optional.of("only one of afterBytes, afterLines and after can hold");
        }
        if (at.afterBytes().orElse(0) < 0 || at.afterLines().orElse(0) < 0) {
            return Optional.of("afterBytes and afterLines are 0 or more");
        }
        if (at.afterBytes().isPresent() && !WITH_OCTETS.contains(moment)) {
            return Optional.of(
                    "no octets are counted at %s; afterBytes goes with accept, tls-handshake, greeting, reply, literal, client-literal and idle-push"
                            .formatted(moment.word()));
        }
        if (at.afterLines().isPresent() && !moment.isOutput()) {
            return Optional.of(
                    "no lines are counted at %s; afterLines goes with greeting, reply, literal and idle-push"
                            .formatted(moment.word()));
        }
        if (at.after().isPresent() && !WITH_AFTER.contains(moment)) {
            return Optional.of(
                    "no time passes in %s; try delay there, or after at idle or after-reply"
                            .formatted(moment.word()));
        }
        return Optional.empty();
    }

    private Optional<String> match() {
        var on = fault.on();
        var moment = fault.at().moment();
        if (moment.isBeforeCommands()) {
            if (!on.commands().isEmpty() || !on.arguments().isEmpty()) {
                return Optional.of("no command has come yet at " + moment.word());
            }
            if (!on.accounts().isEmpty() || !on.mailboxes().isEmpty()) {
                return Optional.of("nobody is logged in yet at " + moment.word());
            }
        }
        if (on.protocols().equals(List.of(Protocol.POP3)) && IMAP_ONLY.contains(moment)) {
            return Optional.of("POP3 has no " + moment.word());
        }
        if (IDLE_ONLY.contains(moment) && !on.commands().isEmpty() && !on.matchesCommand("IDLE")) {
            return Optional.of("only IDLE comes to " + moment.word());
        }
        if (on.connections().stream().anyMatch(n -> n < 1)) {
            return Optional.of("connections count from 1");
        }
        return foreignCommand(on);
    }

    private static Optional<String> foreignCommand(Match on) {
        if (on.commands().isEmpty() || on.protocols().size() != 1) {
            return Optional.empty();
        }
        var protocol = on.protocols().get(0);
        return on.commands().stream().allMatch(c -> CommandWords.isForeign(protocol, c))
                ? Optional.of(
                        "%s has no command %s"
                                .formatted(protocol, String.join(", ", on.commands())))
                : Optional.empty();
    }

    private Optional<String> times() {
        var times = fault.times();
        if (times.skip() < 0) {
            return Optional.of("nth counts from 1, skip from 0");
        }
        if (times.count().isPresent() && times.count().getAsLong() < 1) {
            return Optional.of("count must be at least 1, or it never acts");
        }
        if (times.count().isPresent() && !fault.sequence().isEmpty()) {
            return Optional.of("a sequence acts as often as it has steps; leave count out");
        }
        if (!(times.probability() > 0 && times.probability() <= 1)) {
            return Optional.of("probability must be above 0 and at most 1");
        }
        if (times.lasting().filter(time -> time.isNegative() || time.isZero()).isPresent()) {
            return Optional.of("for must be longer than no time");
        }
        boolean nobody = times.per() == Per.ACCOUNT && fault.at().moment().isBeforeCommands();
        return nobody
                ? Optional.of("nobody is logged in yet at " + fault.at().moment().word())
                : Optional.empty();
    }

    private Optional<String> refuse() {
        boolean refusesAtAccept =
                fault.at().moment() == Moment.ACCEPT
                        && fault.at().isBeginning()
                        && fault.everyAction().anyMatch(Refuse.class::isInstance);
        if (!refusesAtAccept) {
            return Optional.empty();
        }
        if (!fault.sequence().isEmpty()) {
            return Optional.of("a connection that is refused is never counted; say for, in do");
        }
        if (!fault.on().connections().isEmpty()) {
            return Optional.of(
                    "a connection that is refused is never counted; say skip instead of connection");
        }
        if (fault.actions().size() > 1 && fault.times().skip() == 0) {
            return Optional.of("a connection that is refused sees nothing else");
        }
        return fault.times().probability() < 1 || fault.times().count().orElse(1) > 1
                ? Optional.of(
                        "a connection that is refused is never counted; say for instead of count"
                                + " or probability")
                : Optional.empty();
    }
}
