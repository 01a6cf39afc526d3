package dev.postiche.standalone.mask;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Letters that may stand for one another: of the same script, of the same length in UTF-8, and
 * known to the same old charsets.
 *
 * <p>So a masked text is as long in octets as the one it was, and still looks like its language.
 */
final class Letters {

    private static final String VOWELS = "aeiou";
    private static final String CONSONANTS = "bdfghjklmnprstvz";

    private static final List<String> GROUPS =
            List.of(
                    "àáâãäåæçèéêëìíîïñòóôõöøùúûü",
                    "čďěňřšťůž",
                    "ąćęłńśźż",
                    "ăőű",
                    "ğış",
                    "āēģīķļņū",
                    "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
                    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
                    "іїєґ",
                    "αβγδεζηθικλμνξοπρστυφχψω",
                    "άέήίόύώ",
                    "אבגדהוזחטיכלמנסעפצקרשת",
                    "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
                    "กขคงจฉชซญดตถทธนบปผพฟมยรลวสหอ",
                    "कखगघचछजझटठडढतथदधनपफबभमयरलवशषसह",
                    "あいうえおかきくけこさしすせそたちつてとなにぬねのまみむめも",
                    "アイウエオカキクケコサシスセソタチツテトナニヌネノマミムメモ",
                    "一二三十日月山川水火木金土人口大小中上下左右手目耳田石竹",
                    "가나다라마바사아자차카타파하거너더러머버서어저처커터퍼허",
                    // Marks that stand above and below letters.
                    "\u0300\u0301\u0303\u0309\u0323",
                    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e48\u0e49\u0e4a\u0e4b",
                    "☀☁☂★☆☎♠♣♥♦",
                    "🌱🌲🌳🌴🌵🌷🌸🌹🌺🌻");

    private static final Map<Integer, int[]> GROUP_OF = groups();

    private Letters() {}

    private static Map<Integer, int[]> groups() {
        var groups = new HashMap<Integer, int[]>();
        for (var group : GROUPS) {
            var letters = group.codePoints().toArray();
            for (int letter : letters) {
                groups.put(letter, letters);
            }
        }
        return Map.copyOf(groups);
    }

    /** Whether it may tell something; punctuation, spaces and line ends are kept. */
    static boolean isTelling(int c) {
        return Character.isLetterOrDigit(c)
                || switch (Character.getType(c)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER,
                            Character.OTHER_SYMBOL,
                            Character.MODIFIER_SYMBOL,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED ->
                            c > 0x7f;
                    default -> false;
                };
    }

    /**
     * Another letter in its place, in the same case.
     *
     * @param readable whether a word that can be spoken is wanted
     * @param at which letter of the word this is
     */
    static int other(int c, SplittableRandom chance, boolean readable, int at) {
        if (c >= '0' && c <= '9') {
            return '0' + chance.nextInt(10);
        }
        int lower = length(Character.toLowerCase(c)) == length(c) ? Character.toLowerCase(c) : c;
        int other = lower < 0x80 ? ascii(chance, readable, at) : beyond(lower, chance);
        int upper = Character.toUpperCase(other);
        return lower == c || length(upper) != length(c) ? other : upper;
    }

    private static int ascii(SplittableRandom chance, boolean readable, int at) {
        if (!readable) {
            return 'a' + chance.nextInt(26);
        }
        var letters = at % 2 == 0 ? CONSONANTS : VOWELS;
        return letters.charAt(chance.nextInt(letters.length()));
    }

    private static int beyond(int c, SplittableRandom chance) {
        var group = GROUP_OF.get(c);
        if (group != null) {
            return group[chance.nextInt(group.length)];
        }
        // Han and Hangul are too many to be listed.
        var script = Character.UnicodeScript.of(c);
        if (script == Character.UnicodeScript.HAN && length(c) == 3) {
            return beyond('山', chance);
        } else if (script == Character.UnicodeScript.HANGUL && length(c) == 3) {
            return beyond('가', chance);
        } else if (length(c) == 4) {
            return beyond(0x1F331, chance);
        }
        // Of the rest, one that stands near in the table of characters.
        int base = c & ~0x3f;
        for (int tries = 0; tries < 20; tries++) {
            int near = base + chance.nextInt(0x40);
            if (Character.getType(near) == Character.getType(c)) {
                return near;
            }
        }
        return base + (c + 1) % 0x40;
    }

    private static int length(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
