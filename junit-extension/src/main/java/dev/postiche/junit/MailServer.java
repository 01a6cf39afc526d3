package dev.postiche.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a mail server of their own.
 *
 * <p>Constructors, lifecycle methods and tests take it as a parameter of type {@link
 * dev.postiche.MockMailServer}. It listens on free ports of the loopback address.
 *
 * <p>On a class there is one server for all its tests. Before each test mail goes back to what it
 * was when the {@code @BeforeAll} methods were done, faults, clock and seed to what they were at
 * the start; recordings are forgotten and connections left over are closed. Nested classes share
 * the server of the class around them unless they are annotated themselves. On a method the server
 * is that test's alone.
 *
 * <p>When a test fails, what was said to the server is published with the test's report.
 *
 * <pre>{@code
 * @MailServer(fixture = "inbox.json")
 * class InvoiceReaderTest {
 *     @Test void readsInvoices(MockMailServer mail) {
 *         new InvoiceReader(mail.imap().uri()).run();
 *         assertThat(mail).account("anna").mailbox("INBOX").message(1).isSeen();
 *     }
 * }
 * }</pre>
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@ExtendWith(MailServerExtension.class)
public @interface MailServer {

    /**
     * What is in the mailboxes. Each value is the name of a class path resource beside the test
     * class, or from the root if it begins with {@code /}, or the fixture itself if it begins with
     * <code>{</code>. Several are merged in order. Without any there is no account.
     */
    String[] fixture() default {};

    /** The server personality; by default the fixture's or {@code postiche}. */
    String profile() default "";

    /** Capabilities that are hidden together with all that they bring. */
    String[] without() default {};

    /** What all that happens by chance is drawn from; 0 stands for a seed drawn by chance. */
    long seed() default 0;
}
