package dev.postiche.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postiche.spec.Endpoint;
import dev.postiche.spec.Protocol;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyTest {

    private static final Ready READY =
            Ready.of(
                    List.of(
                            new Endpoint(Protocol.IMAP, false, "127.0.0.1", 1143),
                            new Endpoint(Protocol.POP3, true, "::1", 1995)),
                    42,
                    Optional.of(URI.create("http://127.0.0.1:8025")));

    @Test
    void theLineNamesWhatListensAndTheSeed() {
        assertThat(READY.line())
                .isEqualTo(
                        "READY imap=127.0.0.1:1143 pop3s=[::1]:1995"
                                + " admin=http://127.0.0.1:8025 seed=42");
    }

    @Test
    void theFileSaysTheSameAndTheProcess(@TempDir Path folder) {
        var file = folder.resolve("ready.json");
        READY.write(file, 4711);
        READY.write(file, 4712);
        assertThat(file)
                .hasContent(
                        "{\"imap\":\"127.0.0.1:1143\",\"pop3s\":\"[::1]:1995\","
                                + "\"admin\":\"http://127.0.0.1:8025\",\"seed\":42,\"pid\":4712}");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeWrittenIsTheCallersMistake(@TempDir Path folder) {
        assertThatExceptionOfType(WrongCall.class)
                .isThrownBy(() -> READY.write(folder.resolve("none/ready.json"), 1))
                .withMessageContaining("--ready-file: cannot write");
    }

    @Test
    void jsonIsEscaped() {
        assertThat(new JsonLine().put("a\"b", "\\\n\t\r\u0001\uD800ü").put("n", 1).toString())
                .isEqualTo("{\"a\\\"b\":\"\\\\\\n\\t\\r\\u0001\\ud800ü\",\"n\":1}");
    }
}
