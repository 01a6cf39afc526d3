package dev.postiche.junit;

import dev.postiche.Mishap;
import dev.postiche.record.Keep;
import dev.postiche.spec.Protocol;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives the tests of a class, or one test, a mail server of their own, on free ports.
 *
 * <p>Tests, lifecycle methods and constructors take as a parameter a {@code MockMailServer}, or its
 * {@code Faults}, {@code Recording}, {@code ServerClock}, an {@code Endpoint}, a {@code
 * MailAccount}, a {@code jakarta.mail.Session}. A field is set; a parameter of a test has its own.
 *
 * <p>A class has one server for all its tests and nested classes. Before each test, mail is as the
 * {@code @BeforeAll} methods left it, faults, clock and seed as at the start; nothing is recorded
 * or connected. A test that has the annotation has its own, and so has one that runs concurrently.
 * When a test fails, what was said to the server is in its report.
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
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Documented
@Repeatable(MailServer.Several.class)
@ExtendWith(MailServerExtension.class)
public @interface MailServer {

    /** Tells several servers apart; {@code @MailServer(name = "a")} at a parameter chooses one. */
    String name() default "";

    /** What is in the mailboxes: resources beside the class or at the root, or JSON; merged. */
    String[] fixture() default {};

    /** More accounts with an empty INBOX: {@code "anna"} (password secret), {@code "ben:pw"}. */
    String[] accounts() default {};

    /** What is spoken. */
    Protocol[] protocols() default {Protocol.IMAP, Protocol.POP3};

    /** Whether there are ports with TLS from the first octet on, beside the others. */
    boolean tls() default false;

    /** The server personality; by default the fixture's or {@code postiche}. */
    String profile() default "";

    /** Capabilities that are hidden together with all that they bring. */
    String[] without() default {};

    /** Faults that are armed before each test, each as JSON. */
    String[] faults() default {};

    /** What all that happens by chance is drawn from; 0 stands for a seed drawn by chance. */
    long seed() default 0;

    /** The server's time when a test begins, as in a fixture: {@code 2026-11-20T10:00:00Z}. */
    String clock() default "";

    /** How long the server lives. */
    Lifecycle lifecycle() default Lifecycle.PER_CLASS;

    /** Which sessions are kept in the recording. */
    Keep record() default Keep.ALL;

    /** What makes a test fail by itself. */
    Mishap[] failOn() default Mishap.SERVER_ERROR;

    /** How long a server lives. */
    enum Lifecycle {
        /** As long as the class; as long as a test in a field that is not static. */
        PER_CLASS,
        /** As long as one test. */
        PER_METHOD,
        /** As long as the run: classes with equal annotations share it, one after the other. */
        PER_SUITE
    }

    /** Holds several of them; the compiler writes it. */
    @Target({ElementType.TYPE, ElementType.METHOD})
    @Retention(RetentionPolicy.RUNTIME)
    @Inherited
    @Documented
    @ExtendWith(MailServerExtension.class)
    @interface Several {
        MailServer[] value();
    }
}
