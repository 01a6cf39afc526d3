package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Reads a folder of real and of deliberately broken mails, where there is one, and compares what we
 * make of them with what two other libraries do.
 *
 * <p>The folder is {@code shared/mails} beside the project, or what the system property {@code
 * postiche.mails} says.
 */
class MailCorpusTest {

    private static final String NO_BOUNDARY =
            "no parts are found; we say one empty part, as the grammar of BODYSTRUCTURE wants one";
    private static final String ENCODED_MESSAGE =
            "a message in base64, which RFC 2046 §5.2.1 forbids: BODY[n] numbers what is stored";
    private static final String TRAILING_SPACE =
            "the boundary ends with a space, which RFC 2046 §5.1.1 forbids; we leave it out";
    private static final String NO_CHARSET =
            "octets over 127 without a charset: we take UTF-8 or Latin-1, they take ASCII";
    private static final String EMPTY_PART =
            "a delimiter follows at once or the end does: we say an empty part, Angus Mail none";
    private static final String DIGEST =
            "RFC 2046 §5.1.5 makes parts of a digest messages; Angus Mail takes them for text";
    private static final String UNREADABLE = "Angus Mail refuses the Content-Type, we forgive it";

    /** Where Angus Mail sees something else, and why we think that we are right. */
    private static final Map<String, String> ANGUS =
            Map.ofEntries(
                    Map.entry("james-mime4j-2002_06_12_doublebound.msg", EMPTY_PART),
                    Map.entry("james-mime4j-double-bound.msg", EMPTY_PART),
                    Map.entry("james-project-filenameAndName.eml", EMPTY_PART),
                    Map.entry("james-project-filenameOnly.eml", EMPTY_PART),
                    Map.entry("james-project-mdn_complex.eml", EMPTY_PART),
                    Map.entry("james-mime4j-badbound.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-missing-boundary.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-missing-inner-boundary.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-missing-inner-start-boundary.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-multipartnopart.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-very-long-boundary.msg", TRAILING_SPACE),
                    Map.entry("james-mime4j-very-very-long-boundary.msg", TRAILING_SPACE),
                    Map.entry("james-mime4j-weird-boundary.msg", TRAILING_SPACE),
                    Map.entry("james-mime4j-multi-digest.msg", DIGEST),
                    Map.entry("james-mime4j-multipartdigestnestedemptyparts.msg", DIGEST),
                    Map.entry("james-mime4j-double-semicolon.msg", UNREADABLE),
                    Map.entry("james-mime4j-double-semicolon2.msg", UNREADABLE),
                    Map.entry(
                            "james-mime4j-ending-boundaries.msg",
                            "words behind the boundary, which RFC 2046 §5.1.1 allows"),
                    Map.entry(
                            "james-mime4j-multipartemptypart.msg",
                            "the part ends at once; Angus Mail takes the epilogue for its content"),
                    Map.entry(
                            "james-mime4j-x-gzip64.msg",
                            "an unknown transfer encoding: we show the text as it is"),
                    Map.entry(
                            "james-project-invalidCharset.eml",
                            "a charset that does not exist: we guess"),
                    Map.entry(
                            "james-project-0bc17a-alternative.eml",
                            "cut off within the last delimiter, which still ends the part before"),
                    Map.entry(
                            "james-project-oneAttachmentWithEmptyContentType.eml",
                            "an empty Content-Type is text/plain by RFC 2045 §5.2"),
                    Map.entry(
                            "james-project-oneHtmlAttachmentAndSomeTextInlined.eml",
                            "a part without a blank line is all header"));

    /** Where Mime4j sees something else, and why we think that we are right. */
    private static final Map<String, String> MIME4J =
            Map.ofEntries(
                    Map.entry("james-mime4j-badbound.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-missing-boundary.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-missing-inner-boundary.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-missing-inner-start-boundary.msg", NO_BOUNDARY),
                    Map.entry("james-mime4j-multipartnopart.msg", NO_BOUNDARY),
                    Map.entry(
                            "james-mime4j-bad-newlines-multiple-parts-base64.msg", ENCODED_MESSAGE),
                    Map.entry("james-mime4j-base64encoded-rfc822message.msg", ENCODED_MESSAGE),
                    Map.entry(
                            "james-mime4j-base64encoded-rfc822message-nested.msg", ENCODED_MESSAGE),
                    Map.entry("james-mime4j-multi-2gifs-base64.msg", ENCODED_MESSAGE),
                    Map.entry("james-mime4j-very-long-boundary.msg", TRAILING_SPACE),
                    Map.entry("james-mime4j-very-very-long-boundary.msg", TRAILING_SPACE),
                    Map.entry("james-mime4j-weird-boundary.msg", TRAILING_SPACE),
                    Map.entry("james-mime4j-infinite.msg", NO_CHARSET),
                    Map.entry("james-mime4j-mime4j-219-new-date-time-format.msg", NO_CHARSET),
                    Map.entry("james-project-oneAttachmentWithEmptyContentType.eml", NO_CHARSET),
                    Map.entry("james-project-oneAttachmentWithoutContentType.eml", NO_CHARSET));

    /** Reads a file with another library. */
    @FunctionalInterface
    private interface Oracle {
        Outline read(byte[] octets) throws Exception;
    }

    @Test
    void keepsEveryOctetOfEveryMail() throws IOException {
        for (var file : mails()) {
            try {
                Invariants.check(Message.of(MessageContent.of(Files.readAllBytes(file))));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(file.getFileName() + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void seesWhatAngusMailSees() throws Exception {
        compare(ANGUS, AngusOutline::of);
    }

    @Test
    void seesWhatMime4jSees() throws Exception {
        compare(MIME4J, Mime4jOutline::of);
    }

    /** Fails for each file that differs without a reason, and for each reason without a file. */
    private static void compare(Map<String, String> reasons, Oracle oracle) throws Exception {
        var unexplained = new ArrayList<String>();
        var stale = new TreeSet<>(reasons.keySet());
        for (var file : mails()) {
            byte[] octets = Files.readAllBytes(file);
            var ours = Outline.of(Message.of(MessageContent.of(octets)));
            var theirs = withoutLanguage(oracle).read(octets);
            var name = file.getFileName().toString();
            if (!ours.equals(theirs) && !stale.remove(name)) {
                unexplained.add(name + "\n  ours   " + ours + "\n  theirs " + theirs);
            }
        }
        assertThat(unexplained).as("differences without a reason").isEmpty();
        assertThat(stale).as("reasons without a difference").isEmpty();
    }

    /**
     * Mime4j writes lower case by the rules of the default language, and knows no MİME in Turkish.
     */
    private static Oracle withoutLanguage(Oracle oracle) {
        return octets -> {
            var language = Locale.getDefault();
            Locale.setDefault(Locale.ROOT);
            try {
                return oracle.read(octets);
            } finally {
                Locale.setDefault(language);
            }
        };
    }

    private static List<Path> mails() throws IOException {
        var folder = folder();
        assumeTrue(folder.isPresent(), "there is no folder of mails to read");
        try (var files = Files.list(folder.orElseThrow())) {
            return files.filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
    }

    private static Optional<Path> folder() {
        var told = Optional.ofNullable(System.getProperty("postiche.mails")).map(Path::of);
        return told.or(
                () ->
                        Stream.iterate(
                                        Path.of("").toAbsolutePath(),
                                        folder -> folder != null,
                                        Path::getParent)
                                .map(folder -> folder.resolve("shared").resolve("mails"))
                                .filter(Files::isDirectory)
                                .findFirst());
    }
}
