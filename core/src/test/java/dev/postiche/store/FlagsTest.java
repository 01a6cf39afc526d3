package dev.postiche.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.spec.Flag;
import org.junit.jupiter.api.Test;

class FlagsTest {

    private static final Flag IMPORTANT = Flag.of("$Important");
    private static final Flag WORK = Flag.of("work");

    @Test
    void systemFlagsComeFirstAndKeywordsInOrder() {
        var flags = Flags.of(WORK, Flag.SEEN, IMPORTANT, Flag.ANSWERED, Flag.SEEN);
        assertThat(flags).hasToString("(\\Answered \\Seen $Important work)");
        assertThat(flags).containsExactlyElementsOf(flags.asList());
        assertThat(flags.keywords()).containsExactly(IMPORTANT, WORK);
        assertThat(Flags.NONE.isEmpty()).isTrue();
        assertThat(flags.isEmpty()).isFalse();
    }

    @Test
    void caseDoesNotMatterToKeywords() {
        var flags = Flags.of(Flag.of("$IMPORTANT"));
        assertThat(flags.contains(IMPORTANT)).isTrue();
        assertThat(flags).isEqualTo(Flags.of(IMPORTANT)).hasSameHashCodeAs(Flags.of(IMPORTANT));
    }

    @Test
    void changesCombineAsStoreSays() {
        var before = Flags.of(Flag.SEEN, IMPORTANT);
        assertThat(FlagChange.add(Flags.of(WORK, Flag.DRAFT)).applyTo(before))
                .isEqualTo(Flags.of(Flag.SEEN, Flag.DRAFT, IMPORTANT, WORK));
        assertThat(FlagChange.remove(Flags.of(Flag.SEEN, WORK)).applyTo(before))
                .isEqualTo(Flags.of(IMPORTANT));
        assertThat(FlagChange.replace(Flags.of(WORK)).applyTo(before)).isEqualTo(Flags.of(WORK));
    }

    @Test
    void aChangeThatChangesNothingGivesTheSameObject() {
        var before = Flags.of(Flag.SEEN, IMPORTANT);
        assertThat(FlagChange.add(Flags.of(IMPORTANT)).applyTo(before)).isSameAs(before);
        assertThat(FlagChange.remove(Flags.of(WORK)).applyTo(before)).isSameAs(before);
        assertThat(FlagChange.replace(Flags.of(Flag.SEEN, IMPORTANT)).applyTo(before))
                .isSameAs(before);
    }

    @Test
    void recentIsNeverPartOfAChange() {
        var change = FlagChange.replace(Flags.of(Flag.RECENT, Flag.SEEN));
        assertThat(change.flags()).isEqualTo(Flags.of(Flag.SEEN));
        assertThat(Flags.of(WORK).withRecent().asList()).containsExactly(Flag.RECENT, WORK);
    }
}
