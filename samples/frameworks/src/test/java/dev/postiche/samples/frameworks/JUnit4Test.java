package dev.postiche.samples.frameworks;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.MessageSpec.message;
import static org.junit.Assert.assertEquals;

import dev.postiche.MockMailServer;
import java.util.List;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/** JUnit 4: start it once, bring it back after each test, stop it at the end. */
public class JUnit4Test {

    private static MockMailServer mail;

    @BeforeClass
    public static void start() {
        mail = MockMailServer.builder().account("anna", "secret").start();
    }

    @After
    public void backToTheStart() {
        mail.reset();
    }

    @AfterClass
    public static void stop() {
        mail.close();
    }

    @Test
    public void readsMail() throws Exception {
        mail.account("anna").inbox().deliver(message().subject("Hi"));
        var reader = new MailReader(mail.imap().host(), mail.imap().port());
        assertEquals(List.of("Hi"), reader.read("anna", "secret"));
        assertThat(mail).account("anna").inbox().message(1).isSeen();
    }
}
