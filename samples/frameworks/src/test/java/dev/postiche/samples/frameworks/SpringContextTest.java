package dev.postiche.samples.frameworks;

import static dev.postiche.assertj.MailAssertions.assertThat;
import static dev.postiche.spec.MessageSpec.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postiche.MailProperties;
import dev.postiche.MockMailServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Spring, with a server that is a bean: it lives and ends with the context that Spring caches. */
@SpringJUnitConfig
class SpringContextTest {

    @Configuration
    static class Application {
        @Bean(destroyMethod = "close")
        MockMailServer mail() {
            return MockMailServer.builder().account("anna", "secret").start();
        }

        @Bean
        DynamicPropertyRegistrar mailProperties(MockMailServer mail) {
            return registry -> MailProperties.of(mail, "app.mail").forEach(registry::add);
        }

        @Bean
        MailReader reader(
                @Value("${app.mail.imap.host}") String host,
                @Value("${app.mail.imap.port}") int port) {
            return new MailReader(host, port);
        }
    }

    @Autowired private MockMailServer mail;
    @Autowired private MailReader reader;

    @BeforeEach
    void backToTheStart() {
        mail.reset();
    }

    @Test
    void readsMail() throws Exception {
        mail.account("anna").inbox().deliver(message().subject("Hi"));
        assertThat(reader.read("anna", "secret")).containsExactly("Hi");
        assertThat(mail).account("anna").inbox().message(1).isSeen();
    }

    @Test
    void findsNothingOfTheTestBefore() throws Exception {
        assertThat(reader.read("anna", "secret")).isEmpty();
    }
}
