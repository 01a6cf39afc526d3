package dev.postiche.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.fault.RewriteLine;
import dev.postiche.message.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Says lines of a reply otherwise. A line is gathered whole; each literal in it becomes one
 * character of the text that is searched, so that its content is only ever referred to.
 */
final class LineRewriter extends ReplyFilter {
    /** Characters that no octet of a line can be. */
    private static final char FIRST_LITERAL = '\uE000';

    private final RewriteLine rewrite;
    private final Pattern find;
    private final HeldReply line = new HeldReply();
    private final StringBuilder text = new StringBuilder();
    private final List<HeldReply> literals = new ArrayList<>();
    private boolean inLiteral;

    LineRewriter(RewriteLine rewrite, ReplySink next) {
        super(next);
        // Lines are compared octet by octet, as they go over the wire.
        this.rewrite = new RewriteLine(octets(rewrite.find()), octets(rewrite.with()));
        this.find = Pattern.compile(this.rewrite.find());
    }

    private static String octets(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    @Override
    public void octets(byte[] octets, int offset, int length) {
        if (inLiteral) {
            line.octets(octets, offset, length);
            literal().octets(octets, offset, length);
            return;
        }
        int from = offset;
        for (int i = offset; i < offset + length; i++) {
            if (octets[i] == '\n') {
                add(octets, from, i + 1 - from);
                ends();
                from = i + 1;
            }
        }
        if (from < offset + length) {
            add(octets, from, offset + length - from);
        }
    }

    @Override
    public void slice(Slice slice) {
        if (inLiteral) {
            line.slice(slice);
            literal().slice(slice);
        } else {
            readThrough(slice, this);
        }
    }

    @Override
    public void announced(long size, long stated, String before, String after) {
        line.announced(size, stated, before, after);
        if (after.endsWith("\n")) {
            var literal = new HeldReply();
            literal.announced(size, stated, before, after);
            literals.add(literal);
            text.append((char) (FIRST_LITERAL + literals.size() - 1));
        } else {
            text.append(before).append(stated).append(after);
        }
    }

    @Override
    public void contentBegins(boolean literal) {
        if (literal) {
            inLiteral = true;
            line.contentBegins(true);
            literal().contentBegins(true);
        } else {
            release();
            next().contentBegins(false);
        }
    }

    @Override
    public void contentEnds() {
        if (inLiteral) {
            inLiteral = false;
            line.contentEnds();
            literal().contentEnds();
        } else {
            release();
            next().contentEnds();
        }
    }

    @Override
    public void beforeTagged() {
        release();
        next().beforeTagged();
    }

    @Override
    void release() {
        line.releaseTo(next());
        text.setLength(0);
        literals.clear();
    }

    private HeldReply literal() {
        return literals.get(literals.size() - 1);
    }

    private void add(byte[] octets, int offset, int length) {
        line.octets(octets, offset, length);
        text.append(new String(octets, offset, length, ISO_8859_1));
    }

    private void ends() {
        var end = text.toString().endsWith("\r\n") ? "\r\n" : "\n";
        var found = find.matcher(text.substring(0, text.length() - end.length()));
        if (!found.find()) {
            release();
            return;
        }
        var changed = new StringBuilder();
        int from = 0;
        var whole = text.substring(0, text.length() - end.length());
        do {
            changed.append(whole, from, found.start()).append(rewrite.replacement(found));
            from = found.end();
        } while (found.find());
        say(changed.append(whole, from, whole.length()).append(end));
        line.drop();
        release();
    }

    private void say(CharSequence changed) {
        int from = 0;
        for (int i = 0; i < changed.length(); i++) {
            int number = changed.charAt(i) - FIRST_LITERAL;
            if (number >= 0 && number < literals.size()) {
                pass(changed.subSequence(from, i));
                // A literal that is said twice is said once: its content went with the first.
                literals.get(number).releaseTo(next());
                from = i + 1;
            }
        }
        pass(changed.subSequence(from, changed.length()));
    }

    private void pass(CharSequence part) {
        var octets = part.toString().getBytes(ISO_8859_1);
        if (octets.length > 0) {
            next().octets(octets, 0, octets.length);
        }
    }
}
