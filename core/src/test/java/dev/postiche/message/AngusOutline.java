package dev.postiche.message;

import static jakarta.mail.internet.MimeUtility.javaCharset;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;

/** Reads a message with Angus Mail. */
final class AngusOutline {

    private final Outline outline = new Outline();

    private AngusOutline() {}

    static Outline of(byte[] octets) throws MessagingException, IOException {
        var session = Session.getInstance(new Properties());
        var angus = new AngusOutline();
        angus.add("", new MimeMessage(session, new ByteArrayInputStream(octets)));
        return angus.outline;
    }

    private void add(String place, MimePart part) throws MessagingException, IOException {
        var type = mediaType(part);
        outline.part(place, type);
        var content = content(part);
        if (content instanceof MimeMultipart multipart) {
            for (int i = 0; i < multipart.getCount(); i++) {
                add(place + "/" + (i + 1), (MimePart) multipart.getBodyPart(i));
            }
        } else if (content instanceof MimeMessage nested) {
            add(place + "/m", nested);
        } else {
            outline.size(place, size(part));
            if (content instanceof String || content instanceof Exception) {
                outline.text(place, content.toString());
            } else if (type.startsWith("text/")) {
                // Angus Mail makes a String only of the three kinds of text that it knows.
                var octets = ((InputStream) content).readAllBytes();
                outline.text(place, new String(octets, charset(part)));
            }
        }
    }

    /** Latin-1 where it says one that does not exist, ASCII where it says none. */
    private static Charset charset(MimePart part) throws MessagingException {
        try {
            var name = new ContentType(part.getContentType()).getParameter("charset");
            return Charset.forName(name == null ? "us-ascii" : javaCharset(name));
        } catch (ParseException e) {
            return StandardCharsets.US_ASCII;
        } catch (IllegalArgumentException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    /** The content, or what Angus Mail cannot do with it. */
    private static Object content(MimePart part) throws MessagingException {
        try {
            return part.getContent();
        } catch (IOException | ParseException e) {
            return e;
        }
    }

    private static String mediaType(MimePart part) throws MessagingException {
        var type = part.getContentType();
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static long size(MimePart part) throws MessagingException, IOException {
        try (var in =
                part instanceof MimeMessage message
                        ? message.getRawInputStream()
                        : ((MimeBodyPart) part).getRawInputStream()) {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
