package dev.postiche.fault;

/** Lets time pass: {@code {"delay": "200ms"}}, or drawn from a distribution. */
public record Delay(Distribution time) implements Action {
    @Override
    public String word() {
        return "delay";
    }

    @Override
    public void perform(Stage stage) {
        stage.delay(time.draw(stage.random()));
    }
}
