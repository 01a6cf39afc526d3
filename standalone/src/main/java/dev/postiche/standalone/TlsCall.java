package dev.postiche.standalone;

import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.Nearest;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TlsSpec.ClientCertificate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the call says of TLS, on top of what fixtures say.
 *
 * @param changes empty if nothing is said, else one after another
 * @param folder where clients' certificates go, if anywhere
 */
record TlsCall(List<UnaryOperator<TlsSpec>> changes, Optional<Path> folder) {

    /**
     * @throws WrongCall for a word that is not known
     */
    static TlsCall of(
            Optional<String> certificate,
            Optional<String> min,
            Optional<String> max,
            Optional<String> clientCertificate,
            Optional<Path> folder) {
        var changes = new ArrayList<UnaryOperator<TlsSpec>>();
        certificate
                .map(word -> one("--tls", word, CertificateKind.values(), CertificateKind::word))
                .ifPresent(kind -> changes.add(spec -> spec.certificate(kind)));
        min.ifPresent(version -> changes.add(spec -> told("--tls-min", spec::min, version)));
        max.ifPresent(version -> changes.add(spec -> told("--tls-max", spec::max, version)));
        clientCertificate
                .map(
                        word ->
                                one(
                                        "--client-certificate",
                                        word,
                                        ClientCertificate.values(),
                                        ClientCertificate::word))
                .ifPresent(demand -> changes.add(spec -> spec.clientCertificate(demand)));
        var call = new TlsCall(List.copyOf(changes), folder);
        call.on(TlsSpec.DEFAULT);
        return call;
    }

    boolean saysSomething() {
        return !changes.isEmpty();
    }

    /** The specification with all that is said here. */
    TlsSpec on(TlsSpec spec) {
        var changed = spec;
        for (var change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }

    private static TlsSpec told(String option, Function<String, TlsSpec> limit, String version) {
        try {
            return limit.apply(version);
        } catch (IllegalArgumentException wrong) {
            throw new WrongCall(option + ": " + wrong.getMessage());
        }
    }

    private static <T> T one(String option, String word, T[] all, Function<T, String> wordOf) {
        Map<String, T> words = new LinkedHashMap<>();
        Arrays.stream(all).forEach(each -> words.put(wordOf.apply(each), each));
        return Optional.ofNullable(words.get(word.toLowerCase(Locale.ROOT)))
                .orElseThrow(
                        () ->
                                new WrongCall(
                                        "%s is %s, not \"%s\"%s"
                                                .formatted(
                                                        option,
                                                        String.join(", ", words.keySet()),
                                                        word,
                                                        Nearest.hint(word, words.keySet()))));
    }
}
