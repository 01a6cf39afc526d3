package dev.postiche.engine;

import dev.postiche.fault.LiteralSize;
import dev.postiche.fault.Moment;
import dev.postiche.fault.Reply;
import dev.postiche.message.Slice;
import java.util.List;
import java.util.Optional;

/**
 * The one place at which faults enter an exchange: the loop tells it of each moment, the reply
 * passes through it. Where no fault is armed it is not in the way.
 */
final class FaultGate implements ReplySink {
    private final Session session;
    private final Exchange exchange;
    private final WireSink wire;
    private final ReplyCounter counter;
    private final HeldReply held = new HeldReply();
    private Optional<ReplySink> start = Optional.empty();
    private Optional<ReplySink> head = Optional.empty();
    private Optional<ReplyFilter> lastFilter = Optional.empty();
    private Optional<ReplySink> newStage = Optional.empty();
    private Optional<List<FaultRule>> matchingReply = Optional.empty();
    private Optional<Strike> chosenForReply = Optional.empty();
    private boolean replyChosen;
    private boolean holding;
    private boolean swallowing;
    private boolean answered;

    FaultGate(Session session, Exchange exchange, WireSink wire, Moment output) {
        this.session = session;
        this.exchange = exchange;
        this.wire = wire;
        this.counter = new ReplyCounter(this, output, wire);
    }

    /** Those of the realm where the client lives, or where whom it names to log in lives. */
    FaultRules rules() {
        return exchange.realm().rules();
    }

    WireSink wire() {
        return wire;
    }

    ReplyCounter counter() {
        return counter;
    }

    boolean isSwallowing() {
        return swallowing;
    }

    /** Whether a fault has given the answer. */
    boolean isAnswered() {
        return answered;
    }

    /**
     * A moment that is no output has come.
     *
     * @return whether things go on as they would; false when the command is not to run
     */
    boolean at(Moment moment) {
        var candidates = beginnings(rules().at(moment));
        if (!candidates.isEmpty()) {
            reached(rules().matching(candidates, exchange.subject())).ifPresent(this::strike);
        }
        return !swallowing && !answered;
    }

    /** Everything is sent. What a fault swallowed or answered before is no matter here. */
    void afterReply() {
        swallowing = false;
        at(Moment.AFTER_REPLY);
    }

    /** The command is about to run: also the last moment for an answer that takes its place. */
    boolean beforeExecute() {
        if (!at(Moment.BEFORE_EXECUTE)) {
            return false;
        }
        matchingReply = Optional.of(matching(Moment.REPLY));
        var first = beginnings(matchingReply.get());
        if (first.stream().anyMatch(FaultGate::replies)) {
            replyChosen = true;
            chosenForReply = reached(first);
            if (chosenForReply.filter(strike -> strike.has(Reply.class)).isPresent()) {
                chosenForReply.ifPresent(this::strike);
                chosenForReply = Optional.empty();
                return !swallowing && !answered;
            }
        }
        holding = !rules().at(Moment.AFTER_EXECUTE).isEmpty();
        return true;
    }

    /** The command took effect; if a fault says so its reply is dropped or altered. */
    void afterExecute() {
        if (holding) {
            holding = false;
            at(Moment.AFTER_EXECUTE);
            sendHeld();
        }
    }

    /** The command was refused: it took no effect, and its answer is not held. */
    void refused() {
        if (holding) {
            holding = false;
            for (var rule : matching(Moment.AFTER_EXECUTE)) {
                rules().missed(rule, "the command was refused and took no effect");
            }
            sendHeld();
        }
    }

    /** What is held has to be out before the client is waited for. */
    void sendHeld() {
        if (!held.isEmpty()) {
            if (swallowing) {
                held.drop();
            } else {
                held.releaseTo(path());
            }
        }
        releaseFilters();
    }

    /** The reply is complete. */
    void ends() {
        sendHeld();
        if (rules().isEmpty()) {
            return;
        }
        counter.ends();
        if (exchange.kind() == Exchange.Kind.COMMAND && !counter.hadContent()) {
            for (var rule : matching(Moment.LITERAL)) {
                rules().missed(rule, "there was no literal in the reply");
            }
        }
    }

    List<FaultRule> matching(Moment moment) {
        var candidates = rules().at(moment);
        return candidates.isEmpty() ? candidates : rules().matching(candidates, exchange.subject());
    }

    /** The rules for the reply itself, compared once only. */
    List<FaultRule> matchingOutput(Moment moment) {
        return moment == Moment.REPLY && matchingReply.isPresent()
                ? matchingReply.get()
                : matching(moment);
    }

    static List<FaultRule> beginnings(List<FaultRule> all) {
        return all.isEmpty()
                ? all
                : all.stream().filter(rule -> rule.fault().at().isBeginning()).toList();
    }

    Optional<Strike> reached(List<FaultRule> matching) {
        return matching.isEmpty()
                ? Optional.empty()
                : rules().reached(matching, exchange.subject());
    }

    /** At the first octet of a reply, where it was perhaps decided before who acts. */
    void strikeFirst(List<FaultRule> first) {
        if (replyChosen) {
            chosenForReply.ifPresent(this::strike);
        } else {
            reached(first).ifPresent(this::strike);
        }
    }

    /** Lets a rule do what it does. */
    void strike(Strike strike) {
        strike(strike, new ExchangeStage(session, exchange, this, strike.rule()));
    }

    /** The same below TLS. */
    void strikeRaw(Strike strike) {
        strike(strike, new RawStage(session, exchange, this, strike.rule()));
    }

    private void strike(Strike strike, ExchangeStage stage) {
        exchange.journal().fault(strike.rule().name());
        for (var action : strike.actions()) {
            action.perform(stage);
        }
    }

    /** What a rule states of a size that is announced. */
    long announcedBy(Strike strike, long stated) {
        long changed = stated;
        for (var action : strike.actions()) {
            if (action instanceof LiteralSize size) {
                changed = size.announced(changed);
            }
        }
        return changed;
    }

    /** Puts a stage into the way of all that follows. */
    void install(ReplyFilter filter) {
        if (lastFilter.isPresent()) {
            lastFilter.get().leadTo(filter);
        } else {
            head = Optional.of(filter);
        }
        lastFilter = Optional.of(filter);
        newStage = newStage.or(() -> Optional.of(filter));
    }

    void forgetNewStages() {
        newStage = Optional.empty();
    }

    Optional<ReplySink> firstNewStage() {
        return newStage;
    }

    void swallow() {
        swallowing = true;
    }

    /** The answer has been given: what the command says is not sent. */
    void answered() {
        answered = true;
        swallowing = true;
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        if (!swallowing) {
            path().octets(octets, offset, length);
        }
    }

    @Override
    public void slice(Slice slice) {
        if (!swallowing) {
            path().slice(slice);
        }
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        if (!swallowing) {
            path().announced(size, stated, before, after);
        }
    }

    @Override
    public void contentBegins(boolean literal) {
        if (!swallowing) {
            path().contentBegins(literal);
        }
    }

    @Override
    public void contentEnds() {
        if (!swallowing) {
            path().contentEnds();
        }
    }

    @Override
    public void beforeTagged() {
        if (!swallowing) {
            path().beforeTagged();
        }
    }

    private ReplySink path() {
        if (holding) {
            return held;
        }
        if (start.isEmpty()) {
            // Decided once: a fault that is armed in the midst of a reply acts on the next one.
            start = Optional.of(rules().isEmpty() ? wire : counter);
        }
        return head.or(() -> start).orElse(counter);
    }

    private void releaseFilters() {
        for (var sink = head.orElse(counter); sink instanceof ReplyFilter filter; ) {
            filter.release();
            sink = filter.next();
        }
    }

    private static boolean replies(FaultRule rule) {
        return rule.fault().everyAction().anyMatch(Reply.class::isInstance);
    }
}
