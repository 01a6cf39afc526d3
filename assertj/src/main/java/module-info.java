/** AssertJ assertions on the server, its mailboxes and its recorded sessions. */
module dev.postiche.assertj {
    requires transitive dev.postiche;
    requires transitive org.assertj.core;
    requires static org.jspecify;

    exports dev.postiche.assertj;
}
