/** The server: store, IMAP, POP3, faults, recording and fixtures. */
module dev.postiche {
    requires com.fasterxml.jackson.core;
    requires static org.jspecify;

    exports dev.postiche;
    exports dev.postiche.cut;
    exports dev.postiche.fixture;
    exports dev.postiche.fixture.json;
    exports dev.postiche.spec;
    exports dev.postiche.fault;
    exports dev.postiche.record;
    exports dev.postiche.expect;
    exports dev.postiche.practice;
    exports dev.postiche.suite;
}
