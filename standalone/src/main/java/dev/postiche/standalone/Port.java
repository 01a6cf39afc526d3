package dev.postiche.standalone;

import java.util.OptionalInt;

/** A port as it is asked for: 1 to 65535, 0 for any free one, or none at all. */
record Port(OptionalInt number) {

    static final Port OFF = new Port(OptionalInt.empty());

    static Port of(int number) {
        return new Port(OptionalInt.of(number));
    }

    static Port parse(String text) {
        if (text.equals("off")) {
            return OFF;
        }
        // Not Integer.parseInt alone, which accepts "+1143" and digits of other scripts.
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65535) {
            return of(Integer.parseInt(text));
        }
        throw new IllegalArgumentException(
                "a port is 1 to 65535, 0 for any free one, or off, not \"" + text + "\"");
    }

    boolean isOff() {
        return number.isEmpty();
    }
}
