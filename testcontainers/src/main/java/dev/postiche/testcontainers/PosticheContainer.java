package dev.postiche.testcontainers;

import dev.postiche.client.PosticheClient;
import dev.postiche.spec.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The server in a container, and in a test's hand as if it were in the test's own process.
 *
 * <pre>{@code
 * try (var postiche = new PosticheContainer().withFixture(Path.of("inbox.json"))) {
 *     postiche.start();
 *     var mail = postiche.server();
 *     mail.account("anna").inbox().deliver(message().subject("Hi"));
 * }
 * }</pre>
 */
public class PosticheContainer extends GenericContainer<PosticheContainer> {

    /** The image that this version goes with. */
    public static final String IMAGE = "postiche/postiche:0.1.0";

    private static final int ADMIN = 8025;

    /** The ports in the container by the scheme of what is spoken there. */
    private static final Map<String, Integer> PORTS =
            Map.of("imap", 1143, "imaps", 1993, "pop3", 1110, "pop3s", 1995);

    private static final String FIXTURES = "/fixtures/";

    private final List<String> fixtures = new ArrayList<>();

    /** The image of this version. */
    public PosticheContainer() {
        this(DockerImageName.parse(IMAGE));
    }

    /** Another image, one that was built here say. */
    public PosticheContainer(DockerImageName image) {
        super(image);
        image.assertCompatibleWith(DockerImageName.parse("postiche/postiche"));
        addExposedPorts(ADMIN);
        PORTS.values().forEach(this::addExposedPorts);
        waitingFor(Wait.forHttp("/api/v1/ready").forPort(ADMIN));
    }

    /** A fixture of this machine, with the files beside it where it is a folder; repeatable. */
    public PosticheContainer withFixture(Path path) {
        return withFixture(
                MountableFile.forHostPath(path),
                String.valueOf(path.toAbsolutePath().getFileName()));
    }

    /** A fixture of the class path; repeatable. */
    public PosticheContainer withFixtureFromClasspath(String resource) {
        var name = resource.substring(resource.lastIndexOf('/') + 1);
        return withFixture(MountableFile.forClasspathResource(resource), name);
    }

    private PosticheContainer withFixture(MountableFile file, String name) {
        fixtures.add(FIXTURES + name);
        return withCopyFileToContainer(file, FIXTURES + name)
                .withEnv("POSTICHE_FIXTURE", String.join(",", fixtures));
    }

    /** An option of the command line: {@code withOption("profile", "dovecot")}. */
    public PosticheContainer withOption(String name, String value) {
        return withEnv(variable(name), value);
    }

    static String variable(String option) {
        return "POSTICHE_" + option.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
    }

    /** Where the admin API and the web page are, as seen from here. */
    public URI adminUri() {
        return URI.create("http://" + getHost() + ":" + getMappedPort(ADMIN));
    }

    /** The server, with its endpoints as seen from here. */
    public PosticheClient server() {
        return PosticheClient.connect(adminUri()).reachedBy(this::mapped);
    }

    private Endpoint mapped(Endpoint inside) {
        return mapped(inside, getHost(), getMappedPort(portInside(inside)));
    }

    static Endpoint mapped(Endpoint inside, String host, int port) {
        return new Endpoint(inside.protocol(), inside.tls(), host, port);
    }

    static int portInside(Endpoint endpoint) {
        return PORTS.getOrDefault(String.valueOf(endpoint.uri().getScheme()), endpoint.port());
    }
}
