package dev.postiche.samples.frameworks;

import static dev.postiche.Words.message;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static org.junit.Assert.assertEquals;

import dev.postiche.suite.TestServer;
import java.util.List;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.Test;

/** JUnit 4: one server for all tests, brought back to its start before each. */
public class JUnit4Test {

    private static final TestServer MAIL =
            TestServer.of(builder -> builder.account("anna", "secret"));

    @Before
    public void begin() {
        MAIL.begin();
    }

    @After
    public void end() {
        MAIL.end();
    }

    @AfterClass
    public static void stop() {
        MAIL.close();
    }

    @Test
    public void readsMail() throws Exception {
        var mail = MAIL.mail();
        mail.account("anna").inbox().deliver(message().subject("Hi"));
        var reader = new MailReader(mail.imap().host(), mail.imap().port());
        assertEquals(List.of("Hi"), reader.read("anna", "secret"));
        assertThat(mail).account("anna").inbox().message(1).isSeen();
    }
}
