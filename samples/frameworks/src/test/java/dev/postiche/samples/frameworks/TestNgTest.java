package dev.postiche.samples.frameworks;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.MessageSpec.message;
import static org.testng.Assert.assertEquals;

import dev.postiche.MockMailServer;
import java.util.List;
import org.testng.annotations.AfterClass;
import org.testng.annotations.AfterMethod;
import org.testng.annotations.BeforeClass;
import org.testng.annotations.Test;

/** TestNG: the same, with its own names for it. */
public class TestNgTest {

    private MockMailServer mail;

    @BeforeClass
    public void start() {
        mail = MockMailServer.builder().account("anna", "secret").start();
    }

    @AfterMethod
    public void backToTheStart() {
        mail.reset();
    }

    @AfterClass
    public void stop() {
        mail.close();
    }

    @Test
    public void readsMail() throws Exception {
        mail.account("anna").inbox().deliver(message().subject("Hi"));
        var reader = new MailReader(mail.imap().host(), mail.imap().port());
        assertEquals(reader.read("anna", "secret"), List.of("Hi"));
        assertThat(mail).account("anna").inbox().message(1).isSeen();
    }
}
