package dev.postiche.assertj.error;

import dev.postiche.MailMessage;
import dev.postiche.Mailbox;
import dev.postiche.spec.Nearest;
import java.util.List;
import org.assertj.core.error.BasicErrorMessageFactory;
import org.assertj.core.error.ErrorMessageFactory;

/** A mailbox holds other messages than it should hold; those that it holds are listed. */
public final class ShouldHaveMessages extends BasicErrorMessageFactory {

    private ShouldHaveMessages(String format, Object... arguments) {
        super(format, arguments);
    }

    /** It should have so many. */
    public static ErrorMessageFactory shouldHaveMessageCount(Mailbox actual, int expected) {
        return count(actual, expected, "message", actual.messageCount());
    }

    /** It should have so many that were not read. */
    public static ErrorMessageFactory shouldHaveUnseenCount(Mailbox actual, int expected) {
        return count(actual, expected, "unseen message", actual.unseenCount());
    }

    private static ErrorMessageFactory count(Mailbox actual, int expected, String what, int found) {
        return new ShouldHaveMessages(
                "expected %s to have %s %s,%n but it has %s%s",
                unquotedString(Described.mailbox(actual)),
                expected,
                unquotedString(expected == 1 ? what : what + "s"),
                found,
                unquotedString(Described.contents(actual)));
    }

    /** It should have messages with these subjects, in this order. */
    public static ErrorMessageFactory shouldHaveSubjects(Mailbox actual, List<String> expected) {
        return new ShouldHaveMessages(
                "expected %s to have the subjects %s,%n but it has %s%s",
                unquotedString(Described.mailbox(actual)),
                expected,
                subjects(actual),
                unquotedString(Described.contents(actual)));
    }

    /** It should have a message with this subject. */
    public static ErrorMessageFactory shouldHaveSubject(Mailbox actual, String expected) {
        return new ShouldHaveMessages(
                "expected %s to have a message with the subject %s,%n but there is none%s%s",
                unquotedString(Described.mailbox(actual)),
                expected,
                unquotedString(Nearest.hint(expected, subjects(actual))),
                unquotedString(Described.contents(actual)));
    }

    /** It should have no message with this subject. */
    public static ErrorMessageFactory shouldNotHaveSubject(Mailbox actual, String unwanted) {
        return new ShouldHaveMessages(
                "expected %s to have no message with the subject %s,%n but there is one%s",
                unquotedString(Described.mailbox(actual)),
                unwanted,
                unquotedString(Described.contents(actual)));
    }

    /** It should not be empty. */
    public static ErrorMessageFactory shouldNotBeEmpty(Mailbox actual) {
        return new ShouldHaveMessages(
                "expected %s to have a message,%n but it is empty",
                unquotedString(Described.mailbox(actual)));
    }

    private static List<String> subjects(Mailbox mailbox) {
        return mailbox.messages().stream().map(MailMessage::subject).toList();
    }
}
