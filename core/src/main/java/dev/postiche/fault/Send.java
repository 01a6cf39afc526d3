package dev.postiche.fault;

import dev.postiche.spec.Octets;

/** Sends octets as they are: {@code {"send": "raw text"}} or {@code {"send": {"base64": "…"}}}. */
public record Send(Octets octets) implements Action {
    @Override
    public String word() {
        return "send";
    }

    @Override
    public void perform(Stage stage) {
        stage.send(octets.toByteArray());
    }
}
