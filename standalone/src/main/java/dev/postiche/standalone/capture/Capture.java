package dev.postiche.standalone.capture;

import dev.postiche.fixture.Fixture;
import dev.postiche.spec.AccountSpec;
import dev.postiche.spec.Flag;
import dev.postiche.spec.MailboxSpec;
import dev.postiche.spec.MessageSpec;
import dev.postiche.spec.ServerSpec;
import dev.postiche.spec.SpecialUse;
import dev.postiche.spec.When;
import dev.postiche.standalone.WrongCall;
import dev.postiche.standalone.imap.Examined;
import dev.postiche.standalone.imap.RemoteAccount;
import dev.postiche.standalone.imap.RemoteMailbox;
import dev.postiche.standalone.imap.ServerFault;
import dev.postiche.standalone.imports.FixtureFile;
import dev.postiche.standalone.mask.MessageMask;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads an account mailbox by mailbox and masks each message as it comes.
 *
 * <p>One message of the account is in memory at a time; of what is masked, all that does not go
 * into files.
 */
final class Capture {

    private final CaptureCall call;
    private final FixtureFile file;
    private final Consumer<String> told;
    private final MessageMask mask;
    private final CaptureReport report = new CaptureReport();
    private final Set<String> names = new HashSet<>();

    /**
     * @param told is told of mailboxes that the server refuses
     */
    Capture(CaptureCall call, FixtureFile file, Consumer<String> told) {
        this.call = call;
        this.file = file;
        this.told = told;
        mask = new MessageMask(call.key(), call.kept());
    }

    /**
     * The account as a fixture.
     *
     * @throws WrongCall if no mailbox is one that is wanted
     * @throws ServerFault if the server refuses
     */
    Fixture of(RemoteAccount account) {
        var all = account.mailboxes();
        var wanted =
                all.stream()
                        .filter(remote -> !remote.name().isEmpty() && call.wants(remote.name()))
                        .toList();
        if (wanted.isEmpty() && !all.isEmpty()) {
            throw new WrongCall("--mailbox: none of the " + all.size() + " mailboxes is called so");
        }
        var subscribed = account.subscribed();
        var mailboxes = new ArrayList<MailboxSpec>();
        var server = ServerSpec.server();
        for (var remote : wanted) {
            mailboxes.add(mailbox(account, remote, subscribed));
            server = separated(server, remote.separator());
        }
        report.masked(mask.count(), call);
        return Fixture.fixture().accounts(account(mailboxes)).server(server);
    }

    /** What the user is told. */
    String report() {
        return report.text();
    }

    private AccountSpec account(List<MailboxSpec> mailboxes) {
        var account = AccountSpec.account(call.account());
        // Tests want to know which of the addresses is the user's own.
        if (call.user().matches("[^@\\s]+@[^@\\s]+")) {
            account = account.addresses(mask.address(call.user()));
        }
        return account.mailboxes(mailboxes);
    }

    private static ServerSpec separated(ServerSpec server, Optional<String> separator) {
        if (separator.isEmpty() || separator.get().equals("/") || server.separator().isPresent()) {
            return server;
        }
        try {
            return server.separator(separator.get());
        } catch (IllegalArgumentException unusual) {
            return server;
        }
    }

    private MailboxSpec mailbox(
            RemoteAccount account, RemoteMailbox remote, Set<RemoteMailbox> subscribed) {
        var mailbox = MailboxSpec.mailbox(name(remote));
        if (!remote.specialUse().isEmpty()) {
            mailbox = mailbox.specialUse(remote.specialUse().toArray(new SpecialUse[0]));
        }
        if (!subscribed.isEmpty() && !subscribed.contains(remote)) {
            mailbox = mailbox.subscribed(false);
        }
        if (!remote.isSelectable()) {
            return mailbox.name().equals("INBOX") ? mailbox : mailbox.selectable(false);
        }
        try {
            return filled(account, account.examine(remote, call.limit()), mailbox);
        } catch (ServerFault fault) {
            if (!fault.isRefusal()) {
                throw fault;
            }
            told.accept(fault.getMessage() + "; left out: " + remote.name());
            report.refused(mailbox.name());
            return mailbox;
        }
    }

    /** A pseudonym that no other mailbox has; INBOX is only one. */
    private String name(RemoteMailbox remote) {
        var masked = mask.mailbox(remote.name());
        var name = masked;
        for (int n = 2; !names.add(name.toLowerCase(Locale.ROOT)); n++) {
            name = masked + "-" + n;
        }
        return name;
    }

    private MailboxSpec filled(RemoteAccount account, Examined examined, MailboxSpec empty) {
        var wanted = new ArrayList<Examined.Row>();
        long tooLarge = 0;
        for (var row : examined.messages()) {
            if (row.size() > call.server().longestMessage()) {
                tooLarge++;
            } else {
                wanted.add(row);
            }
        }
        var messages = new ArrayList<MessageSpec>();
        account.read(wanted, (row, octets) -> messages.add(message(empty.name(), row, octets)));
        // A server may send them in any order.
        messages.sort((one, other) -> Long.compare(one.uid().orElse(0), other.uid().orElse(0)));
        report.mailbox(empty.name(), messages.size(), tooLarge, wanted.size() - messages.size());
        return numbered(examined, messages.isEmpty() ? empty : empty.messages(messages));
    }

    private static MailboxSpec numbered(Examined examined, MailboxSpec mailbox) {
        var numbered = mailbox;
        long validity = examined.uidValidity().orElse(0);
        if (validity > 0 && validity <= MailboxSpec.LARGEST_UID_VALIDITY) {
            numbered = numbered.uidValidity(validity);
        }
        var messages = mailbox.messages();
        long last = messages.isEmpty() ? 0 : messages.get(messages.size() - 1).uid().orElse(0);
        long next = examined.uidNext().orElse(0);
        return next > last && next <= MessageSpec.LARGEST_UID ? numbered.uidNext(next) : numbered;
    }

    private MessageSpec message(String mailbox, Examined.Row row, byte[] octets) {
        var message = MessageSpec.message().uid(row.uid());
        var flags =
                row.flags().stream()
                        .filter(flag -> !flag.equals(Flag.RECENT))
                        .filter(flag -> flag.isKeyword() || flag.isSystem())
                        .map(mask::flag)
                        .toArray(Flag[]::new);
        message = flags.length == 0 ? message : message.flags(flags);
        if (row.internalDate().isPresent()) {
            message = message.internalDate(When.at(row.internalDate().get()));
        }
        return file.keep(mailbox, message, mask.mask(octets));
    }
}
