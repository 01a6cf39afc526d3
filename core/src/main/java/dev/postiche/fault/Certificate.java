package dev.postiche.fault;

import dev.postiche.spec.CertificateKind;
import java.util.Optional;

/**
 * Shows the client another certificate in this handshake: {@code {"certificate": "expired"}}. It
 * has the kinds that the server's own can have.
 */
public record Certificate(CertificateKind kind) implements Action {
    @Override
    public String word() {
        return "certificate";
    }

    @Override
    public void perform(Stage stage) {
        stage.certificate(kind);
    }

    @Override
    public Optional<String> refusedAt(Place place) {
        return place.moment() == Moment.TLS_HANDSHAKE && place.isBeginning()
                ? Optional.empty()
                : Optional.of("a certificate is shown in a handshake only; try tls-handshake");
    }
}
