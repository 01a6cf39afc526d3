package dev.postiche.samples.frameworks;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MailProperties;
import dev.postiche.MockMailServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Spring, with a server of the test class: one line tells the context where it is. */
@SpringJUnitConfig
class SpringOneLineTest {

    private static final MockMailServer MAIL =
            MockMailServer.builder().account("anna", "secret").start();

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        MailProperties.of(MAIL).forEach(registry::add);
    }

    @AfterAll
    static void stop() {
        MAIL.close();
    }

    @Configuration
    static class Application {
        @Bean
        MailReader reader(
                @Value("${postiche.imap.host}") String host,
                @Value("${postiche.imap.port}") int port) {
            return new MailReader(host, port);
        }
    }

    @Test
    void readsMail(@Autowired MailReader reader) throws Exception {
        MAIL.account("anna").inbox().deliver(message().subject("Hi"));
        assertThat(reader.read("anna", "secret")).containsExactly("Hi");
        assertThat(MAIL).account("anna").inbox().message(1).isSeen();
    }
}
