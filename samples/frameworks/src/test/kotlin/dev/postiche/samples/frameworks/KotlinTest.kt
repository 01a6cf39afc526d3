package dev.postiche.samples.frameworks

import dev.postiche.MockMailServer
import dev.postiche.assertj.MailAssertions.assertThat
import dev.postiche.spec.MessageSpec.message
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** Kotlin: `use` starts and stops the server, no extension is needed. */
class KotlinTest {

    @Test
    fun `reads mail`() {
        MockMailServer.builder().account("anna", "secret").start().use { mail ->
            mail.account("anna").inbox().deliver(message().subject("Hi"))
            val reader = MailReader(mail.imap().host(), mail.imap().port())
            assertEquals(listOf("Hi"), reader.read("anna", "secret"))
            assertThat(mail).account("anna").inbox().message(1).isSeen()
        }
    }

    @Test
    fun `waits for what a client does`() {
        MockMailServer.builder().account("anna", "secret").start().use { mail ->
            mail.account("anna").inbox().deliver(message().subject("Hi"))
            MailReader(mail.imap().host(), mail.imap().port()).read("anna", "secret")
            mail.await().seen("anna", "INBOX", 1)
            assertThat(mail.recording()).session(1).loggedInAs("anna").sent("STORE")
        }
    }
}
