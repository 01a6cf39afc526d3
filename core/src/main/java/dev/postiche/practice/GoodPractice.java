package dev.postiche.practice;

import dev.postiche.record.RecordedSession;
import dev.postiche.spec.Nearest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All practices, and the one place where sessions are held against them, so that a test in Java and
 * one that asks over HTTP are told the same.
 *
 * <pre>{@code
 * GoodPractice.usual().breaches(session, mail.recording().sessions());
 * }</pre>
 *
 * @param practices those that are asked for
 */
public record GoodPractice(List<Practice> practices) {

    private static final List<Practice> ALL =
            List.of(
                    LoginInClear.PRACTICE,
                    LoginDisabled.PRACTICE,
                    Polling.PRACTICE,
                    LongIdle.PRACTICE,
                    UidValidityUnchecked.PRACTICE,
                    BodiesForList.PRACTICE,
                    BodyWithoutPeek.PRACTICE,
                    FetchPerMessage.PRACTICE,
                    DeleWithoutQuit.PRACTICE,
                    DownloadedAgain.PRACTICE,
                    NumberAfterExpunge.PRACTICE,
                    Pipelining.PRACTICE,
                    LeftOpen.PRACTICE);

    /** Keeps a copy of the list. */
    public GoodPractice {
        practices = List.copyOf(practices);
    }

    /** All that there are. */
    public static List<Practice> all() {
        return ALL;
    }

    /** Those that are asked of every client. */
    public static GoodPractice usual() {
        return new GoodPractice(ALL.stream().filter(Practice::usual).toList());
    }

    /**
     * Only these.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest that is
     */
    public static GoodPractice only(String... names) {
        return new GoodPractice(Arrays.stream(names).map(GoodPractice::named).toList());
    }

    /**
     * All but these.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest that is
     */
    public GoodPractice except(String... names) {
        var without = only(names).practices();
        return new GoodPractice(practices.stream().filter(it -> !without.contains(it)).toList());
    }

    /** The same and these. */
    public GoodPractice and(String... names) {
        return new GoodPractice(
                Stream.concat(practices.stream(), only(names).practices().stream())
                        .distinct()
                        .toList());
    }

    private static Practice named(String name) {
        var names = ALL.stream().map(Practice::name).toList();
        return ALL.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no practice \"%s\"%s; there are %s"
                                                .formatted(
                                                        name,
                                                        Nearest.hint(name, names),
                                                        String.join(", ", names))));
    }

    /**
     * Where a session does not keep to them, in the order of the session.
     *
     * @param all the sessions among which earlier ones of the same client are looked for
     */
    public List<Breach> breaches(RecordedSession session, List<RecordedSession> all) {
        var before =
                all.stream()
                        .filter(it -> it.number() < session.number())
                        .filter(it -> it.protocol() == session.protocol())
                        .filter(it -> it.account().equals(session.account()))
                        .toList();
        return practices.stream()
                .flatMap(it -> it.check().breaches(session, before).stream())
                .sorted(Comparator.comparingInt(Breach::exchange))
                .toList();
    }

    /** The breaches as the text of a failure; empty if there are none. */
    public static String text(List<Breach> breaches) {
        return breaches.stream().map(it -> "\n  " + it).collect(Collectors.joining());
    }
}
