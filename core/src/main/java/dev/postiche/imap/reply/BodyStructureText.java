package dev.postiche.imap.reply;

import dev.postiche.message.Message;
import dev.postiche.message.MimePart;
import dev.postiche.message.Parameters;
import dev.postiche.message.Parameters.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * BODY and BODYSTRUCTURE as they go over the wire, made once for each message. RFC 3501 §7.4.2, §9
 * (body).
 */
public final class BodyStructureText {

    /** Under what a message keeps each kind in each form. */
    private record Key(boolean extended, WireForm form) {}

    private final WireText out;
    private final boolean extended;
    private final WireForm form;

    private BodyStructureText(Key key) {
        this.out = new WireText(key.form());
        this.extended = key.extended();
        this.form = key.form();
    }

    /** BODY: without extension data. */
    public static byte[] body(Message message, WireForm form) {
        return rendered(message, new Key(false, form));
    }

    /** BODYSTRUCTURE: with extension data. */
    public static byte[] bodyStructure(Message message, WireForm form) {
        return rendered(message, new Key(true, form));
    }

    private static byte[] rendered(Message message, Key key) {
        return message.rendered(
                key,
                fresh -> {
                    var text = new BodyStructureText(key);
                    text.body(fresh.root());
                    return text.out.toByteArray();
                });
    }

    private void body(MimePart part) {
        out.ascii("(");
        if (part.isMultipart()) {
            part.children().forEach(this::body);
            out.sp().string(upper(part.subtype()));
            if (extended) {
                ofType(part);
                dispositionLanguageLocation(part);
            }
        } else {
            basicFields(part);
            if (part.nested().isPresent() && isKnownMessage(part)) {
                EnvelopeText.write(part.envelope().orElseThrow(), out.sp());
                out.sp();
                body(part.nested().orElseThrow());
                out.sp().number(part.lines());
            } else if (part.type().equals("text")) {
                out.sp().number(part.lines());
            }
            if (extended) {
                out.sp().nstring(part.md5());
                dispositionLanguageLocation(part);
            }
        }
        out.ascii(")");
    }

    /** To IMAP4rev1 message/global is a type like any other. RFC 9051 §9 (media-message) */
    private boolean isKnownMessage(MimePart part) {
        return part.subtype().equals("rfc822") || form == WireForm.REV2;
    }

    private void basicFields(MimePart part) {
        out.string(upper(part.type())).sp().string(upper(part.subtype()));
        ofType(part);
        out.sp().nstring(part.id());
        out.sp().nstring(part.description());
        out.sp().string(upper(part.encoding()));
        out.sp().number(part.octets());
    }

    private void dispositionLanguageLocation(MimePart part) {
        part.disposition()
                .ifPresentOrElse(
                        disposition -> {
                            out.ascii(" (").string(upper(disposition.type()));
                            parameters(disposition.parameters());
                            out.ascii(")");
                        },
                        () -> out.ascii(" NIL"));
        languages(part.languages());
        out.sp().nstring(part.location());
    }

    private void languages(List<String> languages) {
        switch (languages.size()) {
            case 0 -> out.ascii(" NIL");
            case 1 -> out.sp().string(languages.get(0));
            default -> {
                out.ascii(" (").string(languages.get(0));
                languages.stream().skip(1).forEach(language -> out.sp().string(language));
                out.ascii(")");
            }
        }
    }

    /** Those of the type, whose values IMAP4rev2 wants in UTF-8. RFC 9051 §7.5.2 */
    private void ofType(MimePart part) {
        var written = part.parameters();
        if (form != WireForm.REV2) {
            parameters(written);
            return;
        }
        parameters(
                new Parameters(
                        written.list().stream()
                                .map(each -> new Parameter(each.name(), inUtf8(each, written)))
                                .toList()));
    }

    private static String inUtf8(Parameter parameter, Parameters among) {
        var name = parameter.name();
        return name.endsWith("*")
                ? among.get(name.substring(0, name.length() - 1))
                        .map(BodyStructureText::octets)
                        .orElse(parameter.value())
                : parameter.value();
    }

    private static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private void parameters(Parameters parameters) {
        if (parameters.isEmpty()) {
            out.ascii(" NIL");
            return;
        }
        var before = " (";
        for (var parameter : parameters.list()) {
            out.ascii(before).string(upper(parameter.name())).sp().string(parameter.value());
            before = " ";
        }
        out.ascii(")");
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
