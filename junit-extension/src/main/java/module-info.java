/** The JUnit extension that starts a server for a test class and injects it. */
module dev.postiche.junit {
    requires transitive dev.postiche;
    requires transitive org.junit.jupiter.api;
    requires static jakarta.mail;
    requires static org.jspecify;

    exports dev.postiche.junit;
    exports dev.postiche.junit.cut;
}
