package dev.postiche.fault;

/**
 * Sends octets drawn from the server's seed: {@code {"garbage": 100}}.
 *
 * @param octets from 1 to 1 MiB
 */
public record Garbage(int octets) implements Action {
    private static final int MOST = 1 << 20;

    /** Checks the number. */
    public Garbage {
        if (octets < 1 || octets > MOST) {
            throw new IllegalArgumentException("garbage must be 1 to " + MOST + " octets");
        }
    }

    @Override
    public String word() {
        return "garbage";
    }

    @Override
    public void perform(Stage stage) {
        var drawn = new byte[octets];
        stage.random().nextBytes(drawn);
        stage.send(drawn);
    }
}
