package dev.postiche;

import dev.postiche.record.Condition;
import dev.postiche.record.RecordedExchange;
import dev.postiche.record.RecordedSession;
import dev.postiche.record.SessionFilter;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** How far a server is on the way to a condition. */
record Progress(MockMailServer mail) {

    boolean holds(Condition condition) {
        if (condition instanceof Condition.Messages it) {
            return mailbox(it.account(), it.mailbox())
                    .filter(found -> found.messageCount() >= it.count())
                    .isPresent();
        } else if (condition instanceof Condition.Flags it) {
            return message(it).filter(found -> found.flags().containsAll(it.flags())).isPresent();
        } else if (condition instanceof Condition.Commands it) {
            return answered(it).size() >= it.count();
        } else if (condition instanceof Condition.Sessions it) {
            return it.sessions().of(sessions()).size() >= it.count();
        } else if (condition instanceof Condition.FaultFired it) {
            return mail.faults().find(it.name()).filter(f -> f.fired() >= it.fired()).isPresent();
        }
        throw new IllegalArgumentException("no such condition: " + condition);
    }

    /** What there is instead, for whoever waited in vain. */
    String of(Condition condition) {
        try {
            if (condition instanceof Condition.Messages it) {
                var found = mail.account(it.account()).mailbox(it.mailbox()).messageCount();
                return "there are " + found;
            } else if (condition instanceof Condition.Flags it) {
                var mailbox = mail.account(it.account()).mailbox(it.mailbox());
                return "it has " + mailbox.messageWithUid(it.uid()).flags();
            } else if (condition instanceof Condition.Commands it) {
                int found = answered(it).size();
                return found == 0
                        ? "there was none"
                        : found == 1 ? "there was 1" : "there were " + found;
            } else if (condition instanceof Condition.Sessions it) {
                int found = it.sessions().of(sessions()).size();
                return (found == 0 ? "" : "so far " + found + "; ")
                        + SessionFilter.listed(sessions());
            } else if (condition instanceof Condition.FaultFired it) {
                return fault(it.name());
            }
        } catch (NoSuchElementException missing) {
            return String.valueOf(missing.getMessage());
        }
        return "there is none";
    }

    private String fault(String name) {
        var armed = mail.faults().armed();
        return armed.stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .map(
                        it ->
                                "it acted %s time(s)".formatted(it.fired())
                                        + it.nearMisses().stream()
                                                .map(why -> "\n  not when " + why)
                                                .collect(Collectors.joining()))
                .orElseGet(
                        () ->
                                "there is no such fault; "
                                        + Names.list("faults", armed.stream().map(f -> f.name())));
    }

    private Optional<Mailbox> mailbox(String account, String mailbox) {
        return found(() -> mail.account(account).mailbox(mailbox));
    }

    private Optional<MailMessage> message(Condition.Flags wanted) {
        return mailbox(wanted.account(), wanted.mailbox())
                .flatMap(mailbox -> found(() -> mailbox.messageWithUid(wanted.uid())));
    }

    private static <T> Optional<T> found(Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (NoSuchElementException missing) {
            return Optional.empty();
        }
    }

    private List<RecordedExchange> answered(Condition.Commands wanted) {
        return wanted.sessions().of(sessions()).stream()
                .flatMap(session -> session.exchanges().stream())
                .filter(wanted.command()::matches)
                .filter(exchange -> !exchange.status().isEmpty())
                .toList();
    }

    private List<RecordedSession> sessions() {
        return mail.recording().sessions();
    }
}
