package dev.postiche.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the admin API listens and to whom, with the words of the command line.
 *
 * <p>The default is this machine alone; whoever binds it wider says who may come.
 *
 * <pre>{@code
 * AdminApi.start(mail, AdminSettings.loopback().port(8025));
 * }</pre>
 *
 * @param bind the address to listen on
 * @param port 0 for any free one
 * @param token that every request has to bring, but those for health and readiness
 * @param open whether everybody in this network may come without
 * @param hosts further names by which the server is called
 */
public record AdminSettings(
        String bind, int port, Optional<String> token, boolean open, List<String> hosts) {

    /** Keeps a copy of the names. */
    public AdminSettings {
        hosts = List.copyOf(hosts);
    }

    /** Any free port of the loopback address. */
    public static AdminSettings loopback() {
        return new AdminSettings("127.0.0.1", 0, Optional.empty(), false, List.of());
    }

    /** The same on this address. */
    public AdminSettings bind(String address) {
        return new AdminSettings(address, port, token, open, hosts);
    }

    /** The same on this port. */
    public AdminSettings port(int number) {
        return new AdminSettings(bind, number, token, open, hosts);
    }

    /** The same for those who bring this token. */
    public AdminSettings token(String secret) {
        return new AdminSettings(bind, port, Optional.of(secret), open, hosts);
    }

    /** The same for everybody in the network, which has to be one's own. */
    public AdminSettings openToAll() {
        return new AdminSettings(bind, port, token, true, hosts);
    }

    /** The same with one more name by which the server may be called. */
    public AdminSettings host(String name) {
        var more = new ArrayList<>(hosts);
        more.add(name);
        return new AdminSettings(bind, port, token, open, more);
    }
}
