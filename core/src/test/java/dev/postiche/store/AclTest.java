package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.spec.Flag;
import dev.postiche.spec.Rights;
import dev.postiche.store.StoreRefusal.Reason;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Rights add up, are taken away, and bind whoever commits as a user. */
class AclTest {

    private final MailStore store = new MailStore(InstantSource.system(), 1);
    private final UserStore bob = UserStore.byAcl(store, "bob");

    AclTest() {
        store.change(
                tx -> {
                    tx.createAccount("anna", "secret");
                    tx.createAccount("bob", "secret");
                });
    }

    private Mailbox inbox() {
        return store.state().mailbox("anna", "INBOX").orElseThrow();
    }

    private void grant(String identifier, String rights) {
        var acl = inbox().acl().with(identifier, Rights.of(rights));
        store.change(tx -> tx.setAcl(inbox().id(), acl));
    }

    @Test
    void rightsOfUserAndOfAnyoneAddUp() {
        var acl = Acl.of("anna").with("anyone", Rights.of("lr")).with("bob", Rights.of("i"));
        assertThat(acl.of("bob", "anna")).hasToString("lri");
        assertThat(acl.with("-bob", Rights.of("r")).of("bob", "anna")).hasToString("li");
        assertThat(acl.with("-anyone", Rights.of("lri")).of("bob", "anna")).hasToString("");
    }

    @Test
    void theOwnerCanAlwaysLookAndAdminister() {
        var acl = Acl.of("anna").with("anna", Rights.NONE).with("-anyone", Rights.ALL);
        assertThat(acl.of("anna", "anna")).hasToString("la");
    }

    @Test
    void anAccountKnowsWhetherItSharesAnything() {
        assertThat(store.state().account("anna").orElseThrow().isShared()).isFalse();
        grant("-bob", "l");
        assertThat(store.state().account("anna").orElseThrow().isShared()).isFalse();
        grant("bob", "l");
        assertThat(store.state().account("anna").orElseThrow().isShared()).isTrue();
        store.change(tx -> tx.createMailbox("anna", "More"));
        grant("bob", "");
        assertThat(store.state().account("anna").orElseThrow().isShared()).isFalse();
    }

    @Test
    void aCommitOfAUserIsHeldToTheRights() {
        var id = inbox().id();
        assertThatThrownBy(() -> bob.change(tx -> tx.setAcl(id, Acl.of("bob"))))
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NONEXISTENT));
        grant("bob", "l");
        assertThatThrownBy(() -> bob.change(tx -> tx.expunge(id, UidSet.range(1, 1))))
                .isInstanceOfSatisfying(
                        StoreRefusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.NO_PERMISSION));
    }

    @Test
    void aChangeOfFlagsKeepsThoseThatMayNotBeAltered() {
        grant("bob", "ls");
        var guard = bob.guard();
        var before = Flags.of(Flag.SEEN, Flag.DELETED);
        assertThat(guard.changed(inbox(), FlagChange.replace(Flags.of(Flag.DRAFT)), before))
                .isEqualTo(Flags.of(Flag.DELETED));
        assertThat(guard.changed(inbox(), FlagChange.remove(before), before))
                .isEqualTo(Flags.of(Flag.DELETED));
        assertThatThrownBy(() -> guard.requireSome(inbox(), FlagChange.add(Flags.of(Flag.DRAFT))))
                .isInstanceOf(StoreRefusal.class);
    }
}
