package dev.postiche.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // RFC 5322 appendix A
                "Fri, 21 Nov 1997 09:55:06 -0600            | 1997-11-21T09:55:06-06:00",
                "Tue, 1 Jul 2003 10:52:37 +0200             | 2003-07-01T10:52:37+02:00",
                "Thu, 13 Feb 1969 23:32 -0330 (Newfoundland Time) | 1969-02-13T23:32:00-03:30",
                "21 Nov 97 09:55:06 GMT                     | 1997-11-21T09:55:06Z",
                "Fri, 21 Nov 1997 09(comment):   55  :  06 -0600 | 1997-11-21T09:55:06-06:00",
                // RFC 5322 §4.3
                "1 Feb 49 00:00 UT                          | 2049-02-01T00:00Z",
                "1 Feb 50 00:00 Z                           | 1950-02-01T00:00Z",
                "1 Feb 126 00:00 EST                        | 2026-02-01T00:00-05:00",
                "1 Feb 2026 00:00 PDT                       | 2026-02-01T00:00-07:00",
                "1 Feb 2026 00:00 A                         | 2026-02-01T00:00Z",
                "1 Feb 2026 00:00 CEST                      | 2026-02-01T00:00Z",
                "1 Feb 2026 23:59:60 +0000                  | 2026-02-01T23:59:59Z",
                // careless programs
                "sun,1 FEB 2026 9:05 +0700                  | 2026-02-01T09:05+07:00",
                "Sunday, 1 February 2026 09:05:00 +07:00    | 2026-02-01T09:05+07:00",
                "Sun Feb  1 09:05:00 2026                   | 2026-02-01T09:05Z",
                "Sun Feb  1 09:05:00 EST 2026               | 2026-02-01T09:05-05:00",
                "1-Feb-2026 09:05:00 GMT+0200               | 2026-02-01T09:05+02:00",
                "01-Feb-26 9:05:00 PM +0000                 | 2026-02-01T21:05Z",
                "1 Feb 2026 12:30:00 AM                     | 2026-02-01T00:30Z",
                "2026-02-01T09:05:00.123+07:00              | 2026-02-01T09:05+07:00",
                "2026-02-01T09:05:00Z                       | 2026-02-01T09:05Z",
                "2026-02-01 09:05:00                        | 2026-02-01T09:05Z",
                "1 Feb 2026                                 | 2026-02-01T00:00Z",
                "1 Feb 2026 09:05:00 +9900                  | 2026-02-01T09:05Z"
            })
    void readsTheDateField(String value, String expected) {
        assertThat(MailDates.parse(value)).contains(OffsetDateTime.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "31 Feb 2026 00:00 +0000",
                "1 Foo 2026",
                "Feb 2026",
                "1 Feb",
                "99 99 99",
                ":",
                "-",
                "+",
                "1:",
                "2026-13-99T00:00:00Z",
                "-----",
                "1-1-1",
                "99999999999 Feb 2026 99999999999:1"
            })
    void givesNothingForWhatIsNoDate(String value) {
        assertThat(MailDates.parse(value)).isEmpty();
        assertThat(MailDates.parse(value + " ".repeat(1_000_000))).isEmpty();
    }

    @Test
    void writesTheDateField() {
        var date = OffsetDateTime.parse("2026-02-01T09:05:00+07:00");
        assertThat(MailDates.format(date)).isEqualTo("Sun, 1 Feb 2026 09:05:00 +0700");
        assertThat(MailDates.parse(MailDates.format(date))).contains(date);
        assertThat(MailDates.format(OffsetDateTime.parse("2026-12-31T00:00:00Z")))
                .isEqualTo("Thu, 31 Dec 2026 00:00:00 +0000");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\" 1-Feb-2026 09:05:00 +0700\", 2026-02-01T09:05+07:00",
                "\"17-JUL-1996 02:44:25 -0730\", 1996-07-17T02:44:25-07:30",
                "\"1-feb-2026 00:00:00 +0000\", 2026-02-01T00:00Z",
                "\"01-Feb-2026 23:59:60 +0000\", 2026-02-01T23:59:59Z"
            })
    void readsDateTimes(String dateTime, String expected) {
        assertThat(MailDates.parseImap(dateTime)).contains(OffsetDateTime.parse(expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1-Feb-2026",
                " 1-Feb-2026 09:05:00",
                "32-Feb-2026 09:05:00 +0000",
                "30-Feb-2026 09:05:00 +0000",
                "01-Foo-2026 09:05:00 +0000",
                "01-Feb-2026 24:00:00 +0000",
                "01-Feb-2026 09:60:00 +0000",
                "01-Feb-2026 09:05:00 +9900",
                "01-Feb-26 09:05:00 +0000",
                "001-Feb-2026 09:05:00 +0000",
                "01-Feb-2026  09:05:00 +0000"
            })
    void refusesOtherDateTimes(String dateTime) {
        assertThat(MailDates.parseImap(dateTime)).isEmpty();
    }
}
