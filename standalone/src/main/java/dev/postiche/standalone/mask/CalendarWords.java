package dev.postiche.standalone.mask;

import java.util.Locale;
import java.util.Set;

/**
 * Words of invitations and of address cards: with them gone, nobody would know one for what it is.
 *
 * <p>RFC 5545, RFC 6350.
 */
final class CalendarWords {

    private static final Set<String> WORDS =
            Set.of(
                    "begin",
                    "end",
                    "vcalendar",
                    "vevent",
                    "vtodo",
                    "vjournal",
                    "vfreebusy",
                    "vtimezone",
                    "valarm",
                    "standard",
                    "daylight",
                    "version",
                    "prodid",
                    "calscale",
                    "gregorian",
                    "method",
                    "request",
                    "reply",
                    "cancel",
                    "publish",
                    "counter",
                    "uid",
                    "dtstamp",
                    "dtstart",
                    "dtend",
                    "due",
                    "duration",
                    "created",
                    "last",
                    "modified",
                    "sequence",
                    "status",
                    "confirmed",
                    "tentative",
                    "cancelled",
                    "summary",
                    "description",
                    "location",
                    "organizer",
                    "attendee",
                    "cn",
                    "role",
                    "req",
                    "opt",
                    "participant",
                    "chair",
                    "partstat",
                    "needs",
                    "action",
                    "accepted",
                    "declined",
                    "rsvp",
                    "true",
                    "false",
                    "cutype",
                    "individual",
                    "room",
                    "resource",
                    "class",
                    "public",
                    "private",
                    "transp",
                    "opaque",
                    "transparent",
                    "priority",
                    "rrule",
                    "freq",
                    "daily",
                    "weekly",
                    "monthly",
                    "yearly",
                    "interval",
                    "count",
                    "until",
                    "byday",
                    "bymonth",
                    "bymonthday",
                    "exdate",
                    "recurrence",
                    "id",
                    "tzid",
                    "tzoffsetfrom",
                    "tzoffsetto",
                    "tzname",
                    "trigger",
                    "display",
                    "email",
                    "value",
                    "date",
                    "time",
                    "text",
                    "uri",
                    "mailto",
                    "vcard",
                    "fn",
                    "n",
                    "tel",
                    "adr",
                    "org",
                    "title",
                    "type",
                    "work",
                    "home",
                    "cell",
                    "pref",
                    "language",
                    "x");

    private CalendarWords() {}

    /** Such a word, a moment, or a number of at most three digits. */
    static boolean keeps(String text, int start, int end) {
        if (end - start > 16) {
            return false;
        }
        var word = text.substring(start, end).toLowerCase(Locale.ROOT);
        return WORDS.contains(word) || word.matches("[0-9]{1,3}|[0-9]{8}(t[0-9]{6}z?)?");
    }
}
