package dev.postiche.message;

/** Makes messages out of texts. */
final class Mails {

    private Mails() {}

    /** The message that a text block shows, with CRLF. */
    static Message message(String text) {
        return Message.of(content(text));
    }

    static MessageContent content(String text) {
        return MessageContent.ofLatin1(text.replace("\n", "\r\n"));
    }

    static HeaderBlock header(String text) {
        return HeaderBlock.of(content(text));
    }

    /** The tree in one line: {@code multipart/mixed(text/plain message/rfc822[text/html])}. */
    static String tree(MimePart part) {
        var text = new StringBuilder(part.mediaType());
        if (part.isMultipart()) {
            text.append('(');
            part.children().forEach(child -> text.append(tree(child)).append(' '));
            text.setCharAt(text.length() - 1, ')');
        }
        part.nested().ifPresent(nested -> text.append('[').append(tree(nested)).append(']'));
        return text.toString();
    }
}
