package dev.postiche.assertj.error;

import dev.postiche.MailMessage;
import dev.postiche.record.RecordedSession;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A client was told something else of a message than the server has. */
public final class ShouldBeSeenAlike extends BasicErrorMessageFactory {

    private ShouldBeSeenAlike(String format, Object... arguments) {
        super(format, arguments);
    }

    /** The session should have heard last what holds now. */
    public static ErrorMessageFactory shouldBeSeenAlike(
            MailMessage actual, RecordedSession session, Optional<Set<String>> told) {
        return new ShouldBeSeenAlike(
                "expected session %s to know %s as %s,%n but it was told %s%n%n%s",
                session.number(),
                unquotedString(Described.message(actual)),
                unquotedString(actual.isSeen() ? "\\Seen" : "not \\Seen"),
                unquotedString(
                        told.map(
                                        it ->
                                                it.isEmpty()
                                                        ? "last that it has no flags"
                                                        : "last of the flags "
                                                                + String.join(" ", it))
                                .orElse("nothing of its flags")),
                unquotedString(session.excerpt(0)));
    }
}
