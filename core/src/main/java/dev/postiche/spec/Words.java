package dev.postiche.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What has been said of a thing: the words of the JSON form and their values.
 *
 * <p>Only what was said is kept, so that merging knows what to leave alone and writing says no more
 * than was said; each change gives a new value.
 */
final class Words {

    static final Words NONE = new Words(Map.of());

    private final Map<String, Object> said;

    private Words(Map<String, Object> said) {
        this.said = said;
    }

    Words with(String word, Object value) {
        var more = new LinkedHashMap<>(said);
        more.put(word, value);
        return new Words(Collections.unmodifiableMap(more));
    }

    Words without(String word) {
        var fewer = new LinkedHashMap<>(said);
        fewer.remove(word);
        return new Words(Collections.unmodifiableMap(fewer));
    }

    <T> Words plus(String word, Class<T> type, List<T> more) {
        var all = new ArrayList<>(list(word, type));
        all.addAll(more);
        return with(word, List.copyOf(all));
    }

    /** The same with one more entry in a map of texts. */
    Words plus(String word, String name, String value) {
        var all = new TreeMap<>(map(word));
        all.put(name, value);
        return with(word, Collections.unmodifiableMap(all));
    }

    /** What was said here, overruled by what was said there. */
    Words overruledBy(Words later) {
        var all = new LinkedHashMap<>(said);
        all.putAll(later.said);
        return new Words(Collections.unmodifiableMap(all));
    }

    /** The same, with this number in place of each mark for it. */
    Words numbered(long n) {
        var filled = new LinkedHashMap<String, Object>();
        said.forEach((word, value) -> filled.put(word, numbered(value, n)));
        return new Words(Collections.unmodifiableMap(filled));
    }

    private static Object numbered(Object value, long n) {
        if (value instanceof String text) {
            return Numbering.fill(text, n);
        } else if (value instanceof List<?> values) {
            var all = new ArrayList<Object>();
            values.forEach(each -> all.add(numbered(each, n)));
            return List.copyOf(all);
        } else if (value instanceof Flag flag) {
            return flag.numbered(n);
        } else if (value instanceof When when) {
            return when.numbered(n);
        } else if (value instanceof MailFile file) {
            return file.numbered(n);
        } else if (value instanceof AttachmentSpec attachment) {
            return attachment.numbered(n);
        } else if (value instanceof Header header) {
            return header.numbered(n);
        } else if (value instanceof Octets octets) {
            return octets.numbered(n);
        }
        return value;
    }

    boolean has(String word) {
        return said.containsKey(word);
    }

    boolean isEmpty() {
        return said.isEmpty();
    }

    <T> Optional<T> get(String word, Class<T> type) {
        return Optional.ofNullable(said.get(word)).map(type::cast);
    }

    <T> List<T> list(String word, Class<T> type) {
        var values = new ArrayList<T>();
        if (said.get(word) instanceof List<?> all) {
            all.forEach(each -> values.add(type.cast(each)));
        }
        return List.copyOf(values);
    }

    OptionalLong number(String word) {
        return said.get(word) instanceof Long number
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    /** The number, if it is one from 1 to the largest that is allowed. */
    static long checked(String what, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + " is 1 to " + most + ", not " + value);
        }
        return value;
    }

    /** A map of texts, sorted by name. */
    Map<String, String> map(String word) {
        var all = new TreeMap<String, String>();
        Map<?, ?> said = get(word, Map.class).orElse(Map.of());
        said.forEach((name, value) -> all.put((String) name, (String) value));
        return Collections.unmodifiableMap(all);
    }

    boolean is(String word, boolean otherwise) {
        return get(word, Boolean.class).orElse(otherwise);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Words words && said.equals(words.said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return said.toString();
    }
}
