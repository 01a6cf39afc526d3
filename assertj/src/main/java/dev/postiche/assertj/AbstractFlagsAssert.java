package dev.postiche.assertj;

import static dev.postiche.assertj.error.ShouldHaveFlags.shouldHaveFlags;
import static dev.postiche.assertj.error.ShouldHaveFlags.shouldHaveOnlyFlags;
import static dev.postiche.assertj.error.ShouldHaveFlags.shouldNotHaveFlags;

import dev.postiche.MailMessage;
import dev.postiche.spec.Flag;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What can be asserted of the flags of a message. RFC 9051 §2.3.2.
 *
 * @param <S> the assertions themselves
 */
public abstract class AbstractFlagsAssert<S extends AbstractFlagsAssert<S>>
        extends MailAssert<S, MailMessage> {

    AbstractFlagsAssert(@Nullable MailMessage actual, Class<S> self, Reports reports) {
        super(actual, self, reports);
    }

    /**
     * That the message was read: it has the \Seen flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isSeen(); // passes after BODY[] was fetched
     * assertThat(inbox.message(2)).isSeen(); // fails after BODY.PEEK[]: ... to have \Seen ...
     * }</pre>
     */
    public S isSeen() {
        return hasFlags(Flag.SEEN);
    }

    /**
     * That the message was not read: it has not the \Seen flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(2)).isNotSeen(); // passes after BODY.PEEK[]
     * assertThat(inbox.message(1)).isNotSeen(); // fails after BODY[]: ... not to have \Seen ...
     * }</pre>
     */
    public S isNotSeen() {
        return hasNoneOfFlags(Flag.SEEN);
    }

    /**
     * That the message has these flags, and maybe more.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasFlags(SEEN, Flag.of("$Important")); // passes
     * assertThat(inbox.message(1)).hasFlags(DELETED); // fails: ... to have \Deleted ...
     * }</pre>
     */
    public S hasFlags(Flag... flags) {
        return holds(
                () -> Stream.of(flags).allMatch(actual::hasFlag),
                () ->
                        shouldHaveFlags(
                                actual,
                                Stream.of(flags).filter(it -> !actual.hasFlag(it)).toList()));
    }

    /**
     * That the message has none of these flags.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasNoneOfFlags(DELETED, DRAFT); // passes
     * assertThat(inbox.message(1)).hasNoneOfFlags(SEEN); // fails: ... not to have \Seen ...
     * }</pre>
     */
    public S hasNoneOfFlags(Flag... flags) {
        return holds(
                () -> Stream.of(flags).noneMatch(actual::hasFlag),
                () ->
                        shouldNotHaveFlags(
                                actual, Stream.of(flags).filter(actual::hasFlag).toList()));
    }

    /**
     * That the message has these flags and no others.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).hasOnlyFlags(SEEN); // passes
     * assertThat(inbox.message(1)).hasOnlyFlags(); // fails: ... to have no flags ...
     * }</pre>
     */
    public S hasOnlyFlags(Flag... flags) {
        var wanted = Set.of(flags);
        return equal(() -> actual.flags(), wanted, () -> shouldHaveOnlyFlags(actual, wanted));
    }

    /**
     * That the message was answered: it has the \Answered flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isAnswered(); // passes after +FLAGS (\Answered)
     * assertThat(inbox.message(2)).isAnswered(); // fails: ... to have \Answered ...
     * }</pre>
     */
    public S isAnswered() {
        return hasFlags(Flag.ANSWERED);
    }

    /**
     * That the message is marked: it has the \Flagged flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isFlagged(); // passes after +FLAGS (\Flagged)
     * assertThat(inbox.message(2)).isFlagged(); // fails: ... to have \Flagged ...
     * }</pre>
     */
    public S isFlagged() {
        return hasFlags(Flag.FLAGGED);
    }

    /**
     * That the message is to be expunged: it has the \Deleted flag.
     *
     * <pre>{@code
     * assertThat(inbox.message(1)).isDeleted(); // passes after +FLAGS (\Deleted)
     * assertThat(inbox.message(2)).isDeleted(); // fails: ... to have \Deleted ...
     * }</pre>
     */
    public S isDeleted() {
        return hasFlags(Flag.DELETED);
    }

    /**
     * That the message is not finished: it has the \Draft flag.
     *
     * <pre>{@code
     * assertThat(drafts.message(1)).isDraft(); // passes
     * assertThat(inbox.message(1)).isDraft(); // fails: ... to have \Draft ...
     * }</pre>
     */
    public S isDraft() {
        return hasFlags(Flag.DRAFT);
    }
}
