package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageContentTest {

    private static final byte[] OCTETS = octets(50_000);

    /** Every kind of content, each with the same octets. */
    static Stream<MessageContent> contents() {
        var pieces = new ArrayList<MessageContent>();
        for (int at = 0; at < OCTETS.length; at += 777) {
            int end = Math.min(at + 777, OCTETS.length);
            pieces.add(MessageContent.of(Arrays.copyOfRange(OCTETS, at, end)));
            pieces.add(MessageContent.empty());
        }
        byte[] longer = new byte[OCTETS.length + 20];
        System.arraycopy(OCTETS, 0, longer, 10, OCTETS.length);
        var array = MessageContent.of(OCTETS);
        var base64 = new Base64Content(array);
        return Stream.of(
                array,
                MessageContent.joined(pieces),
                MessageContent.generated(
                        OCTETS.length,
                        (offset, target, at, length) ->
                                System.arraycopy(OCTETS, (int) offset, target, at, length)),
                MessageContent.lazily(() -> MessageContent.of(OCTETS)),
                MessageContent.of(longer).slice(10, OCTETS.length),
                TransferEncoding.decode("base64", base64).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("contents")
    void readsEqualFromEveryOffset(MessageContent content) throws IOException {
        assertThat(content.size()).isEqualTo(OCTETS.length);
        assertThat(content.toByteArray()).isEqualTo(OCTETS);
        assertThat(content.newInputStream().readAllBytes()).isEqualTo(OCTETS);
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int from = random.nextInt(OCTETS.length + 1);
            int length = random.nextInt(OCTETS.length - from + 1);
            var expected = Arrays.copyOfRange(OCTETS, from, from + length);
            byte[] target = new byte[length + 2];
            content.read(from, target, 1, length);
            assertThat(Arrays.copyOfRange(target, 1, length + 1))
                    .as("seed " + seed)
                    .isEqualTo(expected);
            var out = new ByteArrayOutputStream();
            content.writeTo(out, from, length);
            assertThat(out.toByteArray()).as("seed " + seed).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("contents")
    void refusesRangesThatItDoesNotHave(MessageContent content) {
        byte[] target = new byte[10];
        assertThatThrownBy(() -> content.read(OCTETS.length - 1, target, 0, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.read(-1, target, 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.read(0, target, 9, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.writeTo(OutputStream.nullOutputStream(), 1, OCTETS.length))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> content.slice(1, OCTETS.length))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void doesNotChangeWithTheArrayItWasMadeOf() {
        byte[] octets = {1, 2};
        var content = MessageContent.of(octets);
        octets[0] = 9;
        content.toByteArray()[1] = 9;

        assertThat(content.toByteArray()).containsExactly(1, 2);
    }

    @Test
    void makesLazyContentWhenItIsReadAndNotBefore() {
        var made = new AtomicInteger();
        var content =
                MessageContent.lazily(
                        () -> {
                            made.incrementAndGet();
                            return MessageContent.ofLatin1("abc");
                        });

        assertThat(made).hasValue(0);
        assertThat(content.size()).isEqualTo(3);
        assertThat(content.toLatin1()).isEqualTo("abc");
        assertThat(made).hasPositiveValue();
    }

    @Test
    void makesLazyContentOfNothing() {
        var content = MessageContent.lazily(MessageContent::empty);
        assertThat(content.size()).isZero();
        assertThat(content.toByteArray()).isEmpty();
    }

    @Test
    void decodesOnceWhatIsReadPieceByPiece() {
        var encoded = new CountingContent(new Base64Content(MessageContent.of(OCTETS)));
        var decoded = TransferEncoding.decode("base64", encoded).orElseThrow();

        byte[] octets = new byte[OCTETS.length];
        for (int at = 0; at < octets.length; at += 100) {
            decoded.read(at, octets, at, 100);
        }
        assertThat(octets).isEqualTo(OCTETS);
        assertThat(encoded.octetsRead()).isLessThanOrEqualTo(2 * encoded.size()); // size, content
    }

    @Test
    void takesNoMemoryForWhatIsGenerated() throws IOException {
        var huge = MessageContent.generated(1L << 50, (offset, target, at, length) -> {});
        var joined = MessageContent.joined(List.of(huge, MessageContent.ofLatin1("end")));

        assertThat(Slice.of(joined).partial(1L << 50, 10).toLatin1()).isEqualTo("end");
        assertThatThrownBy(huge::toByteArray).isInstanceOf(OutOfMemoryError.class);
        assertThatThrownBy(() -> MessageContent.generated(-1, (offset, target, at, length) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsPartialsToWhatIsThere() { // RFC 9051 §6.4.5
        var slice = new Slice(MessageContent.ofLatin1("0123456789"), 2, 6);

        assertThat(slice.toLatin1()).isEqualTo("234567");
        assertThat(slice.partial(1, 2).toLatin1()).isEqualTo("34");
        assertThat(slice.partial(4, 100).toLatin1()).isEqualTo("67");
        assertThat(slice.partial(6, 1).toLatin1()).isEmpty();
        assertThat(slice.partial(Long.MAX_VALUE, Long.MAX_VALUE).toLatin1()).isEmpty();
        assertThat(slice.partial(0, 0).toLatin1()).isEmpty();
        assertThat(slice.end()).isEqualTo(8);
        assertThatThrownBy(() -> new Slice(MessageContent.empty(), 0, 1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static byte[] octets(int size) {
        byte[] octets = new byte[size];
        new Random(1).nextBytes(octets);
        return octets;
    }
}
