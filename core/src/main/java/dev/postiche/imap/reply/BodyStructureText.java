package dev.postiche.imap.reply;

import dev.postiche.message.Message;
import dev.postiche.message.MimePart;
import dev.postiche.message.Parameters;
import java.util.List;
import java.util.Locale;

/**
 * BODY and BODYSTRUCTURE as they go over the wire, made once for each message. RFC 3501 §7.4.2, §9
 * (body).
 */
public final class BodyStructureText {

    /** The two forms, each of which a message keeps under its own key. */
    private enum Form {
        BODY,
        BODYSTRUCTURE
    }

    private final WireText out = new WireText();
    private final boolean extended;

    private BodyStructureText(Form form) {
        this.extended = form == Form.BODYSTRUCTURE;
    }

    /** BODY: without extension data. */
    public static byte[] body(Message message) {
        return rendered(message, Form.BODY);
    }

    /** BODYSTRUCTURE: with extension data. */
    public static byte[] bodyStructure(Message message) {
        return rendered(message, Form.BODYSTRUCTURE);
    }

    private static byte[] rendered(Message message, Form form) {
        return message.rendered(
                form,
                fresh -> {
                    var text = new BodyStructureText(form);
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
                parameters(part.parameters());
                dispositionLanguageLocation(part);
            }
        } else {
            basicFields(part);
            if (part.mediaType().equals("message/rfc822") && part.nested().isPresent()) {
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

    private void basicFields(MimePart part) {
        out.string(upper(part.type())).sp().string(upper(part.subtype()));
        parameters(part.parameters());
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
