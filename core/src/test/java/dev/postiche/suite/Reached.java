package dev.postiche.suite;

import dev.postiche.MockMailServer;
import java.io.IOException;
import java.net.Socket;

/** Whether a server still listens. */
final class Reached {

    private Reached() {}

    static boolean by(MockMailServer mail) {
        try (var socket = new Socket(mail.imap().host(), mail.imap().port())) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
