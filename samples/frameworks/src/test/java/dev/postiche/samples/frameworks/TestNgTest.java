package dev.postiche.samples.frameworks;

import static dev.postiche.Words.message;
import static dev.postiche.assertj.MailAssertions.assertThat;
import static org.testng.Assert.assertEquals;

import dev.postiche.suite.TestServer;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeMethod;
import org.testng.annotations.Test;

/** TestNG: the same, with its own names for it. */
public class TestNgTest {

    private static final TestServer MAIL =
            TestServer.of(builder -> builder.account("anna", "secret"));

    @BeforeMethod
    public void begin() {
        MAIL.begin();
    }

    @AfterMethod
    public void end() {
        MAIL.end();
    }

    @AfterClass
    public void stop() {
        MAIL.close();
    }

    @Test
    public void readsMail() throws Exception {
        var mail = MAIL.mail();
        mail.account("anna").inbox().deliver(message().subject("Hi"));
        var reader = new MailReader(mail.imap().host(), mail.imap().port());
        assertEquals(reader.read("anna", "secret"), List.of("Hi"));
        assertThat(mail).account("anna").inbox().message(1).isSeen();
    }
}
