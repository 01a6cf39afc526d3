package dev.postiche.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postiche.spec.CertificateKind;
import dev.postiche.spec.TlsSpec;
import dev.postiche.spec.TlsSpec.ClientCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ServerTlsTest {

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void aClientThatTrustsTheAuthorityGetsThrough(String version) throws Exception {
        var tls = tls(TlsSpec.DEFAULT.protocols(version));

        try (var met = meet(tls, tls.clientContext(), "localhost")) {
            assertThat(met.client.getSession().getProtocol()).isEqualTo(version);
            met.client.getOutputStream().write('x');
            met.client.getOutputStream().flush();
            assertThat(met.server.getInputStream().read()).isEqualTo('x');
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    EXPIRED              | NotAfter
                    NOT_YET_VALID        | NotBefore
                    SELF_SIGNED          | unable to find valid certification path
                    UNKNOWN_CA           | unable to find valid certification path
                    MISSING_INTERMEDIATE | unable to find valid certification path
                    WRONG_HOST           | No subject alternative DNS name matching localhost
                    WEAK_KEY             | Algorithm constraints check failed
                    """)
    void aWrongCertificateIsRefusedForItsOwnReason(CertificateKind kind, String reason) {
        var tls = tls(TlsSpec.DEFAULT.certificate(kind));

        assertThatThrownBy(() -> meet(tls, tls.clientContext(), "localhost"))
                .isInstanceOf(SSLHandshakeException.class)
                .hasStackTraceContaining(reason);
    }

    /** Java falls back to the common name, so the refusal is for other clients to show. */
    @Test
    void withoutAlternativeNamesOnlyTheCommonNameTellsTheHost() throws Exception {
        var tls = tls(TlsSpec.DEFAULT.certificate(CertificateKind.NO_SAN));

        try (var met = meet(tls, tls.clientContext(), "localhost")) {
            var leaf = (X509Certificate) met.client.getSession().getPeerCertificates()[0];
            assertThat(leaf.getSubjectAlternativeNames()).isNull();
            assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=localhost");
        }
    }

    @Test
    void aClientThatDoesNotKnowTheAuthorityRefuses() {
        assertThatThrownBy(() -> meet(tls(TlsSpec.DEFAULT), SSLContext.getDefault(), "localhost"))
                .hasStackTraceContaining("unable to find valid certification path");
    }

    @Test
    void anyHostNameThatTheClientAsksForIsInTheCertificate() throws Exception {
        var tls = tls(TlsSpec.DEFAULT);

        try (var met = meet(tls, tls.clientContext(), "imap.example.org")) {
            assertThat(met.client.getSession().getPeerHost()).isEqualTo("imap.example.org");
        }
    }

    @Test
    void theCertificateNamesAddressesToo() throws Exception {
        var tls = tls(TlsSpec.DEFAULT.hosts("192.0.2.7", "2001:db8::1", "mail.test"));

        try (var met = meet(tls, tls.clientContext(), "localhost")) {
            var leaf = (X509Certificate) met.client.getSession().getPeerCertificates()[0];
            assertThat(leaf.getSubjectAlternativeNames())
                    .contains(List.of(2, "mail.test"), List.of(2, "localhost"))
                    .contains(List.of(7, "192.0.2.7"), List.of(7, "2001:db8:0:0:0:0:0:1"));
        }
    }

    @Test
    void aClientCertificateTellsTheUser() throws Exception {
        var tls = tls(TlsSpec.DEFAULT.clientCertificate(ClientCertificate.REQUIRED));

        try (var met = meet(tls, tls.clientContext("anna"), "localhost")) {
            assertThat(met.server.getSession().getPeerPrincipal().getName()).isEqualTo("CN=anna");
        }
    }

    @Test
    void withoutADemandedClientCertificateTheHandshakeFails() {
        var tls =
                tls(
                        TlsSpec.DEFAULT
                                .clientCertificate(ClientCertificate.REQUIRED)
                                .protocols("TLSv1.2")); // TLS 1.3 tells the client only later

        assertThatThrownBy(() -> meet(tls, tls.clientContext(), "localhost"))
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "min TLSv1.2, TLSv1.3 TLSv1.2",
        "min TLSv1.3, TLSv1.3",
        "min TLSv1, TLSv1.3 TLSv1.2 TLSv1.1 TLSv1",
        "max TLSv1.3, TLSv1.3 TLSv1.2",
        "max TLSv1.2, TLSv1.2",
        "max TLSv1.1, TLSv1.1 TLSv1"
    })
    void floorAndCeilingSayWhichVersionsAreSpoken(String limit, String versions) {
        var version = limit.substring(4);
        var spec =
                limit.startsWith("min")
                        ? TlsSpec.DEFAULT.min(version)
                        : TlsSpec.DEFAULT.max(version);
        assertThat(spec.protocols()).containsExactly(versions.split(" "));
    }

    @Test
    void floorAndCeilingTogetherMustLeaveAVersion() {
        assertThat(TlsSpec.DEFAULT.min("TLSv1.2").max("TLSv1.2").protocols())
                .containsExactly("TLSv1.2");
        assertThatThrownBy(() -> TlsSpec.DEFAULT.min("TLSv1.3").max("TLSv1.2"))
                .hasMessage("max TLSv1.2 leaves none of the versions TLSv1.3");
        assertThatThrownBy(() -> TlsSpec.DEFAULT.min("SSLv3"))
                .hasMessageStartingWith(
                        "a version of TLS is TLSv1.3, TLSv1.2, TLSv1.1, TLSv1, not");
    }

    @Test
    void belowTheFloorNobodyGetsThrough() throws Exception {
        var tls = tls(TlsSpec.DEFAULT.min("TLSv1.3"));
        var older = SSLContext.getInstance("TLSv1.2");
        older.init(null, null, null);

        assertThatThrownBy(() -> meet(tls, older, "localhost"))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("protocol_version");
    }

    @Test
    void aboveTheCeilingNothingIsSpoken() throws Exception {
        var tls = tls(TlsSpec.DEFAULT.max("TLSv1.2"));

        try (var met = meet(tls, tls.clientContext(), "localhost")) {
            assertThat(met.client.getSession().getProtocol()).isEqualTo("TLSv1.2");
        }
    }

    @Test
    void aSecondHandshakeResumesTheSession() throws Exception {
        var tls = tls(TlsSpec.DEFAULT.protocols("TLSv1.2"));
        var client = tls.clientContext();
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var first = meet(listener, tls, client, "localhost");
                var second = meet(listener, tls, client, "localhost")) {
            assertThat(second.client.getSession().getCreationTime())
                    .isEqualTo(first.client.getSession().getCreationTime());
            assertThat(second.client.getSession().getId())
                    .isEqualTo(first.client.getSession().getId());
        }
    }

    @Test
    void theAuthorityComesAsPemAndAsTrustStore() throws Exception {
        var tls = tls(TlsSpec.DEFAULT);

        var fromPem =
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(tls.authorityPem().getBytes(US_ASCII)));
        assertThat(fromPem).isEqualTo(tls.authority());
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(tls.trustStore("changeit")), "changeit".toCharArray());
        assertThat(store.getCertificate("postiche-ca")).isEqualTo(tls.authority());
        assertThat(tls.clientPem("anna"))
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .contains("-----BEGIN PRIVATE KEY-----\n")
                .endsWith("-----END PRIVATE KEY-----\n");
    }

    @Test
    void bothEndsAgreeOnTheServerEndPoint() throws Exception {
        var tls = tls(TlsSpec.DEFAULT);

        try (var met = meet(tls, tls.clientContext(), "localhost")) {
            SSLSession server = met.server.getSession();
            var leaf = met.client.getSession().getPeerCertificates()[0].getEncoded();
            assertThat(ServerTls.serverEndPoint(server))
                    .isEqualTo(java.security.MessageDigest.getInstance("SHA-256").digest(leaf));
        }
    }

    private static ServerTls tls(TlsSpec spec) {
        return new ServerTls(spec, InstantSource.system());
    }

    private record Met(SSLSocket client, SSLSocket server) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            client.close();
            server.close();
        }
    }

    private static Met meet(ServerTls tls, SSLContext client, String host) throws Exception {
        try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return meet(listener, tls, client, host);
        }
    }

    /** Connects, shakes hands on both ends and gives both; throws what the client met. */
    private static Met meet(ServerSocket listener, ServerTls tls, SSLContext client, String host)
            throws Exception {
        var raw = new Socket(listener.getInetAddress(), listener.getLocalPort());
        var accepted = listener.accept();
        var server = CompletableFuture.supplyAsync(() -> shakeHands(tls, accepted));
        var socket = (SSLSocket) client.getSocketFactory().createSocket(raw, host, 993, true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setServerNames(List.of(new SNIHostName(host)));
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return new Met(socket, server.get(30, TimeUnit.SECONDS));
    }

    private static SSLSocket shakeHands(ServerTls tls, Socket accepted) {
        try {
            var over = tls.over(accepted, new ByteArrayInputStream(new byte[0]));
            over.startHandshake();
            return over;
        } catch (IOException e) {
            close(accepted); // so that the client does not wait
            throw new IllegalStateException(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
