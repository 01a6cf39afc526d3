package dev.postiche.imap.command;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The result options of ESEARCH, which SORT has as well by ESORT. RFC 4731 §3.1, RFC 5267 §3.1. */
public enum ResultOption implements ReturnOption {
    /** The lowest number; the first one of those sorted. */
    MIN {
        @Override
        public Optional<List<SearchedMessage>> told(SearchOutcome outcome) {
            return Optional.of(outcome.messages().stream().limit(1).toList());
        }
    },
    /** The highest number; the last one of those sorted. */
    MAX {
        @Override
        public Optional<List<SearchedMessage>> told(SearchOutcome outcome) {
            int count = outcome.messages().size();
            return Optional.of(outcome.messages().subList(Math.max(count - 1, 0), count));
        }
    },
    /** All of them. */
    ALL {
        @Override
        public boolean lists() {
            return true;
        }
    },
    /** How many. */
    COUNT {
        @Override
        public int place() {
            return 60; // behind PARTIAL
        }

        @Override
        public Optional<String> data(SearchOutcome outcome) {
            return Optional.of("COUNT " + outcome.messages().size());
        }
    };

    @Override
    public int place() {
        return ordinal();
    }

    @Override
    public Optional<List<SearchedMessage>> told(SearchOutcome outcome) {
        return Optional.of(outcome.messages());
    }

    @Override
    public Optional<String> data(SearchOutcome outcome) {
        // None of them stands in the response when nothing was found.
        return Stream.of(told(outcome).orElse(List.of()))
                .filter(messages -> !messages.isEmpty())
                .map(messages -> this + " " + outcome.set(messages))
                .findFirst();
    }
}
