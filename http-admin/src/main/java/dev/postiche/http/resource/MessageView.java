package dev.postiche.http.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postiche.MailMessage;
import dev.postiche.http.exchange.Json;
import dev.postiche.spec.Flag;

/** Messages as they are shown: in a list by their envelope, alone with all that people read. */
final class MessageView {

    private MessageView() {}

    static ObjectNode brief(MailMessage message) {
        var json =
                Json.object()
                        .put("uid", message.uid())
                        .put("sequenceNumber", message.sequenceNumber());
        Json.put(json, "flags", message.flags().stream().map(Flag::toString).toList());
        json.put("internalDate", message.internalDate().toString()).put("size", message.size());
        json.put("from", message.from());
        Json.put(json, "to", message.header("To"));
        Json.put(json, "date", message.header("Date"));
        Json.put(json, "messageId", message.header("Message-ID"));
        return json.put("subject", message.subject());
    }

    static ObjectNode whole(MailMessage message) {
        var json = brief(message);
        var headers = json.putArray("headers");
        for (var line : message.headers()) {
            headers.addObject().put("name", line.name()).put("value", line.value());
        }
        json.put("text", message.text()).put("html", message.html());
        var attachments = json.putArray("attachments");
        for (var attachment : message.attachments()) {
            attachments
                    .addObject()
                    .put("number", attachment.number())
                    .put("name", attachment.name())
                    .put("type", attachment.type());
        }
        var parts = json.putArray("parts");
        for (var part : message.parts()) {
            parts.addObject().put("number", part.number()).put("type", part.type());
        }
        return json;
    }
}
