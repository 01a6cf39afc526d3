package dev.postiche.message;

import java.time.OffsetDateTime;

/**
 * What a composed message gets where its description says nothing.
 *
 * @param date the Date, usually the present of the server's clock
 * @param recipient the address in To
 * @param identity tells the message apart from all others and is the same in each run; Message-ID
 *     and boundaries are made of it, for example {@code anna/INBOX/7}
 */
public record MessageDefaults(OffsetDateTime date, String recipient, String identity) {}
