package dev.postiche.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a server speaks one protocol; each verb gives a new value.
 *
 * <p>What is not said is the server's own way: it announces all that it is able to.
 *
 * <pre>{@code
 * speech().afterLogin("IMAP4rev1", "UIDPLUS").greeting("Dovecot ready.");
 * }</pre>
 */
public final class Speech {

    /** Stands in a list of capabilities for all that the server is able to. */
    public static final String EVERYTHING = "*";

    private static final Speech OWN = new Speech(Words.NONE);

    private final Words words;
    private final Texts wording;

    private Speech(Words words) {
        this.words = words;
        this.wording = new Texts(words.map("texts"));
    }

    /** The server's own way. */
    public static Speech speech() {
        return OWN;
    }

    /** Capabilities announced before login; {@link #EVERYTHING} for all that hold then. */
    public Speech beforeLogin(String... capabilities) {
        return new Speech(words.with("beforeLogin", List.of(capabilities)));
    }

    /** Capabilities announced after login; {@link #EVERYTHING} for all that hold then. */
    public Speech afterLogin(String... capabilities) {
        return new Speech(words.with("afterLogin", List.of(capabilities)));
    }

    /** Capabilities that {@link #EVERYTHING} leaves out. */
    public Speech without(String... capabilities) {
        return new Speech(words.with("without", List.of(capabilities)));
    }

    /** The text of the greeting, without the status before it. */
    public Speech greeting(String text) {
        return new Speech(words.with("greeting", text));
    }

    /**
     * A text in place of the server's own, by status, command and response code.
     *
     * @throws IllegalArgumentException if the name does not begin with a status
     * @see Texts
     */
    public Speech text(String name, String text) {
        return new Speech(words.plus("texts", Texts.checkedName(name), text));
    }

    /** Capabilities announced before login. */
    public List<String> beforeLogin() {
        return words.has("beforeLogin")
                ? words.list("beforeLogin", String.class)
                : List.of(EVERYTHING);
    }

    /** Capabilities announced after login. */
    public List<String> afterLogin() {
        return words.has("afterLogin")
                ? words.list("afterLogin", String.class)
                : List.of(EVERYTHING);
    }

    /** Capabilities that {@link #EVERYTHING} leaves out. */
    public List<String> without() {
        return words.list("without", String.class);
    }

    /** The text of the greeting, if it is not the server's own. */
    public Optional<String> greeting() {
        return words.get("greeting", String.class);
    }

    /** Texts in place of the server's own, by name, sorted. */
    public Map<String, String> texts() {
        return words.map("texts");
    }

    /** The same, to be found in. */
    public Texts wording() {
        return wording;
    }

    /** Whether this word was said. */
    public boolean says(String word) {
        return words.has(word);
    }

    /** Both together: what the later one says of the same word, or text, counts. */
    public Speech merge(Speech later) {
        var both = new Speech(words.overruledBy(later.words));
        if (words.has("texts") && later.words.has("texts")) {
            both = new Speech(both.words.with("texts", words.map("texts")));
            for (var text : later.texts().entrySet()) {
                both = both.text(text.getKey(), text.getValue());
            }
        }
        return both;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Speech that && words.equals(that.words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }

    @Override
    public String toString() {
        return "speech" + words;
    }
}
