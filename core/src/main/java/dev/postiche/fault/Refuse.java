package dev.postiche.fault;

/**
 * Has new connections refused, as by a server that is down, for the fault's {@code for}, else until
 * the fault is taken away. At {@code accept} without {@code skip} that begins when it is armed.
 * {@code {"refuse": true}}.
 */
public record Refuse() implements Action {
    @Override
    public String word() {
        return "refuse";
    }

    @Override
    public void perform(Stage stage) {
        stage.refuseConnections();
    }
}
