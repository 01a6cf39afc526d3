package dev.postiche.fault;

import dev.postiche.spec.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The faults that are armed on a server. They can be armed before the first connection or at any
 * later time, and act on what comes then.
 *
 * <pre>{@code
 * mail.faults().on(IMAP).command("FETCH").nth(1).at(LITERAL).afterBytes(100).then(close(RESET));
 * }</pre>
 */
public interface Faults {

    /** Begins a fault for one protocol; {@code then(…)} arms it. */
    default FaultBuilder<ArmedFault> on(Protocol protocol) {
        return onAny().protocol(protocol);
    }

    /** Begins a fault for all protocols; {@code then(…)} arms it. */
    default FaultBuilder<ArmedFault> onAny() {
        return new FaultBuilder<>(this::arm);
    }

    /**
     * Begins a ready-made fault; {@code arm()} arms it.
     *
     * <pre>{@code
     * mail.faults().preset("throttle-gmail").account("anna").count(1).arm();
     * }</pre>
     *
     * @throws FaultRefused when there is none of that name, with the nearest
     */
    default PresetBuilder preset(String name) {
        return new PresetBuilder(Presets.named(name), this::arm);
    }

    /**
     * Arms a fault. One without a name gets one ({@code fault-1}); one with the name of another
     * takes its place and begins to count anew.
     *
     * @throws FaultRefused when it is contradictory or can never fire
     */
    ArmedFault arm(Fault fault);

    /** All armed faults in the order in which they were armed. */
    List<ArmedFault> armed();

    /** The armed fault of that name. */
    default Optional<ArmedFault> find(String name) {
        return armed().stream().filter(armed -> armed.name().equals(name)).findFirst();
    }

    /** Switches a fault on or off without forgetting its counts; false when there is none. */
    boolean enable(String name, boolean enabled);

    /** Takes a fault away, and releases whom it holds; false when there was none. */
    boolean disarm(String name);

    /** Takes all faults away. */
    void disarmAll();

    /** Lets go whom a {@code pause} of that fault holds; returns how many that were. */
    int release(String name);
}
