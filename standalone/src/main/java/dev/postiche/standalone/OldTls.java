package dev.postiche.standalone;

import dev.postiche.spec.TlsSpec;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets this process speak TLS 1.0 and 1.1, which Java runtimes forbid: whoever asks for them wants
 * to see that a client refuses them. A process of our own may; a library in somebody's tests may
 * not.
 */
final class OldTls {

    private static final String FORBIDDEN = "jdk.tls.disabledAlgorithms";
    private static final List<String> OLD = List.of("TLSv1", "TLSv1.1");

    private OldTls() {}

    /** Has to come before the first use of TLS. */
    static void allowIfSpoken(TlsSpec spec) {
        if (spec.protocols().stream().anyMatch(OLD::contains)) {
            var others =
                    Arrays.stream(Security.getProperty(FORBIDDEN).split(",\\s*"))
                            .filter(name -> !OLD.contains(name) && !name.startsWith("SHA1"))
                            .collect(Collectors.joining(", "));
            Security.setProperty(FORBIDDEN, others);
        }
    }
}
