package dev.postiche.fault;

import java.util.Optional;

/**
 * Announces another size than the content has: {@code {"literalSize": "+10"}}, {@code "-10"} or
 * {@code "5"}. At {@code literal} of the first literal, else of all that follow in the reply.
 *
 * @param relative whether the octets are added to the true size
 * @param octets to announce or to add; what comes below zero is announced as 0
 */
public record LiteralSize(boolean relative, long octets) implements Action {

    /**
     * Reads {@code +10}, {@code -10} or {@code 5}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static LiteralSize parse(String text) {
        if (!text.matches("[+-]?[0-9]{1,15}")) {
            throw new IllegalArgumentException(
                    "literalSize must be like +10, -10 or 5, not \"" + text + "\"");
        }
        return new LiteralSize(!Character.isDigit(text.charAt(0)), Long.parseLong(text));
    }

    /** What is announced of a content of that size. */
    public long announced(long size) {
        return Math.max(0, relative ? size + octets : octets);
    }

    @Override
    public String word() {
        return "literalSize";
    }

    @Override
    public void perform(Stage stage) {
        stage.literalSize(this);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return switch (place.moment()) {
            case LITERAL ->
                    place.isBeginning()
                            ? Optional.empty()
                            : Optional.of("the size is stated before the content; try literal");
            case GREETING, CLIENT_LITERAL, BEFORE_TAGGED ->
                    Optional.of("no size is announced after it; try literal");
            default ->
                    Moments.nothingIsSaidYet(place)
                            .or(() -> Moments.nothingFollows(place, "literal"));
        };
    }

    @Override
    public String toString() {
        return (relative && octets >= 0 ? "+" : "") + octets;
    }
}
