package dev.postiche.junit.cut;

import dev.postiche.fault.CloseKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is to hold wherever the connection breaks. It runs once as it is; then once more for
 * each place of what was said in that run, with the connection cut there: before and after each
 * command takes effect, inside each content in either direction, after each reply.
 *
 * <p>It stands in place of {@code @Test} and needs the server of {@link
 * dev.postiche.junit.MailServer}. What the cut may break off runs by {@link
 * dev.postiche.cut.Cut#during}; the closing check is the test's own. Each place is a test with a
 * name of its own, and one that fails tells what was said.
 *
 * <pre>{@code
 * @MailServer(fixture = "inbox.json")
 * class DownloaderTest {
 *     @CutEverywhere void losesNothing(MockMailServer mail, Cut cut) throws Exception {
 *         var folder = new Folder();
 *         cut.during(() -> new Downloader(mail.pop3(), folder).run());
 *         new Downloader(mail.pop3(), folder).run();
 *         assertThat(folder.messages()).hasSize(3);
 *     }
 * }
 * }</pre>
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(CutEverywhereExtension.class)
public @interface CutEverywhere {

    /** How the connection ends. */
    CloseKind close() default CloseKind.RESET;
}
