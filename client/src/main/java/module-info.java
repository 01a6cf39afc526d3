/** The Java face of a server in another process. */
module dev.postiche.client {
    requires transitive dev.postiche;
    requires com.fasterxml.jackson.core;
    requires java.net.http;
    requires static org.jspecify;

    exports dev.postiche.client;
}
