package dev.postiche.imap.quirk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.fixture.Profiles;
import dev.postiche.message.Message;
import dev.postiche.message.MessageContent;
import dev.postiche.spec.Flag;
import dev.postiche.spec.SpecialUse;
import dev.postiche.store.Account;
import dev.postiche.store.FlagChange;
import dev.postiche.store.Flags;
import dev.postiche.store.MailStore;
import dev.postiche.store.Mailbox;
import dev.postiche.store.MessageRow;
import dev.postiche.store.NewMessage;
import dev.postiche.store.StoreRefusal;
import dev.postiche.store.UidSet;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to mailboxes that are labels, each message stays one message. */
class LabelsTest {

    private static MailStore gmail(String expungeBehavior) {
        var profile =
                Profiles.named("gmail").orElseThrow().quirk("expungeBehavior", expungeBehavior);
        var store = new MailStore(InstantSource.system(), 1);
        store.obey(ImapQuirks.rules(profile));
        store.commit(tx -> tx.createAccount("anna", "secret"));
        store.commit(tx -> tx.createMailbox("anna", "Work"));
        store.commit(tx -> tx.createMailbox("anna", "Bills"));
        return store;
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "trash", "deleteForever"})
    void labelsHoldTogetherUnderRandomChanges(String expungeBehavior) {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var store = gmail(expungeBehavior);
        for (int step = 0; step < 600; step++) {
            try {
                change(store, random);
            } catch (StoreRefusal refused) {
                assertThat(refused).as("seed %d", seed).hasMessageContaining("belongs to");
            }
            check(store.state().account("anna").orElseThrow(), "seed " + seed + " step " + step);
        }
    }

    private static void change(MailStore store, Random random) {
        var boxes =
                store.state().account("anna").orElseThrow().mailboxes().stream()
                        .filter(Mailbox::isSelectable)
                        .toList();
        var from = boxes.get(random.nextInt(boxes.size()));
        var to = boxes.get(random.nextInt(boxes.size()));
        var uids = some(from, random);
        switch (random.nextInt(8)) {
            case 0, 1 -> store.commit(tx -> tx.append(to.id(), List.of(message(random))));
            case 2 -> store.commit(tx -> tx.copy(from.id(), uids, to.id()));
            case 3 -> store.commit(tx -> tx.move(from.id(), uids, to.id()));
            case 4 -> store.commit(tx -> tx.expunge(from.id(), uids));
            case 5, 6 -> {
                var flags = Flags.of(random.nextBoolean() ? Flag.FLAGGED : Flag.of("$x"));
                var change =
                        random.nextBoolean() ? FlagChange.add(flags) : FlagChange.remove(flags);
                store.commit(tx -> tx.changeFlags(from.id(), uids, change, OptionalLong.empty()));
            }
            default -> {
                if (random.nextInt(10) == 0) {
                    store.change(tx -> tx.deleteMailbox("anna", "Bills"));
                    store.commit(tx -> tx.createMailbox("anna", "Bills"));
                } else if (random.nextInt(5) == 0) {
                    store.change(tx -> tx.deleteMailbox("anna", "[Gmail]/Trash"));
                }
            }
        }
    }

    private static UidSet some(Mailbox mailbox, Random random) {
        var uids = new UidSet.Builder();
        for (var row : mailbox.rows()) {
            if (random.nextInt(3) == 0) {
                uids.add(row.uid());
            }
        }
        return uids.build();
    }

    private static NewMessage message(Random random) {
        var octets = new byte[] {'\r', '\n', (byte) ('a' + random.nextInt(26))};
        var message = NewMessage.of(Message.of(MessageContent.of(octets)));
        return random.nextBoolean() ? message.withFlags(Flags.of(Flag.FLAGGED)) : message;
    }

    private static void check(Account account, String where) {
        var all = numbers(account, SpecialUse.ALL);
        var binned = new HashSet<>(numbers(account, SpecialUse.TRASH));
        binned.addAll(numbers(account, SpecialUse.JUNK));
        assertThat(Collections.disjoint(binned, all)).as(where + ": in a bin or not").isTrue();
        var flags = new HashMap<Long, Flags>();
        var flagged = new HashSet<Long>();
        for (var mailbox : account.mailboxes()) {
            var seen = new HashSet<Long>();
            boolean isBin =
                    mailbox.specialUse().contains(SpecialUse.TRASH)
                            || mailbox.specialUse().contains(SpecialUse.JUNK);
            for (var row : mailbox.rows()) {
                assertThat(seen.add(row.emailNumber())).as(where + ": once a label").isTrue();
                if (!isBin) {
                    assertThat(all).as(where + ": labelled").contains(row.emailNumber());
                    if (row.flags().contains(Flag.FLAGGED)) {
                        flagged.add(row.emailNumber());
                    }
                }
                var known = flags.putIfAbsent(row.emailNumber(), row.flags());
                if (known != null) {
                    assertThat(row.flags()).as(where + ": flags").isEqualTo(known);
                }
            }
        }
        assertThat(numbers(account, SpecialUse.FLAGGED)).as(where + ": starred").isEqualTo(flagged);
    }

    private static Set<Long> numbers(Account account, SpecialUse use) {
        var numbers = new HashSet<Long>();
        account.mailboxes().stream()
                .filter(mailbox -> mailbox.specialUse().contains(use))
                .flatMap(mailbox -> rows(mailbox).stream())
                .forEach(row -> numbers.add(row.emailNumber()));
        return numbers;
    }

    private static List<MessageRow> rows(Mailbox mailbox) {
        return StreamSupport.stream(mailbox.rows().spliterator(), false)
                .collect(Collectors.toList());
    }

    @Test
    void aNewAccountHasTheMailboxesOfTheProfile() {
        var account = gmail("archive").state().account("anna").orElseThrow();
        assertThat(account.mailboxes())
                .extracting(Mailbox::name)
                .contains("[Gmail]", "[Gmail]/All Mail", "[Gmail]/Trash", "[Gmail]/Starred");
        assertThat(account.mailbox("[Gmail]").orElseThrow().isSelectable()).isFalse();
    }
}
