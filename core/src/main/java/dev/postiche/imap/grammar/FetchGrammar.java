package dev.postiche.imap.grammar;

import dev.postiche.imap.grammar.FetchItem.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of the formal syntax that belongs to FETCH alone. RFC 3501 §9 (fetch, section). */
final class FetchGrammar {

    private FetchGrammar() {}

    static List<FetchItem> fetchAtts(ImapParser in, Vocabulary vocabulary) {
        if (in.atParenthesis()) {
            return in.listOfSome(each -> fetchAtt(each, each.label(), vocabulary));
        }
        var word = in.label();
        return switch (word) {
            // A macro must be used by itself. RFC 3501 §6.4.5
            case "ALL" ->
                    List.of(
                            Attribute.FLAGS,
                            Attribute.INTERNALDATE,
                            Attribute.RFC822_SIZE,
                            Attribute.ENVELOPE);
            case "FAST" -> List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE);
            case "FULL" ->
                    List.of(
                            Attribute.FLAGS,
                            Attribute.INTERNALDATE,
                            Attribute.RFC822_SIZE,
                            Attribute.ENVELOPE,
                            Attribute.BODY);
            default -> List.of(fetchAtt(in, word, vocabulary));
        };
    }

    private static FetchItem fetchAtt(ImapParser in, String word, Vocabulary vocabulary) {
        if (word.equals("BODY.PEEK") || (word.equals("BODY") && in.peek() == '[')) {
            return new FetchItem.Section(
                    section(in), word.equals("BODY.PEEK"), optionalPartial(in));
        }
        for (var attribute : Attribute.values()) {
            if (attribute.toString().equals(word)
                    && (vocabulary.isRev1() || !attribute.isOfRev1())) {
                return attribute;
            }
        }
        return vocabulary
                .fetchItem(word)
                .orElseThrow(() -> in.bad("there is no FETCH item " + word))
                .apply(in);
    }

    static BodySection section(ImapParser in) {
        in.character('[');
        var part = new ArrayList<Long>();
        while (Octets.isDigit(in.peek())) {
            part.add(in.nzNumber());
            if (!in.tryCharacter('.')) {
                in.character(']');
                return new BodySection(part, new BodySection.Whole());
            }
        }
        if (part.isEmpty() && in.tryCharacter(']')) {
            return BodySection.MESSAGE;
        }
        var text = sectionText(in, !part.isEmpty());
        in.character(']');
        return new BodySection(part, text);
    }

    private static BodySection.Text sectionText(ImapParser in, boolean insidePart) {
        var word = in.label();
        return switch (word) {
            case "HEADER" -> new BodySection.Header();
            case "HEADER.FIELDS" -> new BodySection.HeaderFields(headerList(in), false);
            case "HEADER.FIELDS.NOT" -> new BodySection.HeaderFields(headerList(in), true);
            case "TEXT" -> new BodySection.BodyText();
            case "MIME" -> {
                if (!insidePart) {
                    throw in.bad("MIME needs a part number before it"); // RFC 3501 §6.4.5
                }
                yield new BodySection.Mime();
            }
            default -> throw in.bad("there is no section " + word);
        };
    }

    private static List<String> headerList(ImapParser in) {
        in.sp();
        return in.listOfSome(
                each -> {
                    var name = each.astring();
                    if (name.isEmpty() || !Astring.canBeQuoted(name)) {
                        throw each.bad("this cannot be the name of a header field");
                    }
                    return name;
                });
    }

    static Optional<FetchItem.Partial> optionalPartial(ImapParser in) {
        if (!in.tryCharacter('<')) {
            return Optional.empty();
        }
        long origin = in.octetCount();
        in.character('.');
        long count = in.nzOctetCount();
        in.character('>');
        return Optional.of(new FetchItem.Partial(origin, count));
    }
}
