package dev.postiche.standalone;

import dev.postiche.PortUnavailable;
import dev.postiche.standalone.capture.CaptureCommand;
import dev.postiche.standalone.imports.ImportCommand;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** The program: reads the call, runs the server, and ends with the code that says why. */
public final class Main {

    /** After SIGTERM or SIGINT, and after help. */
    static final int DONE = 0;

    /** What the machine refuses: a port in use. */
    static final int REFUSED = 1;

    /** What the user can mend in the call. */
    static final int WRONG_CALL = 2;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Ends with 0 after SIGTERM or SIGINT, 1 for what the machine refuses, 2 for a wrong call. */
    public static void main(String[] arguments) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(new Main(out, err).run(arguments, new Environment(System.getenv())));
    }

    int run(String[] arguments, Environment environment) {
        try {
            // Each command's classes are loaded where it is called, and nowhere else.
            switch (arguments.length == 0 ? "" : arguments[0]) {
                case "import" ->
                        new ImportCommand(out, err)
                                .run(behindFirst(arguments), environment.of("import"));
                case "capture" ->
                        new CaptureCommand(out, err)
                                .run(behindFirst(arguments), environment.of("capture"));
                default -> serve(arguments, environment);
            }
            return DONE;
        } catch (WrongCall wrong) {
            err.println("postiche: " + wrong.getMessage());
            return WRONG_CALL;
        } catch (PortUnavailable | Refused refused) {
            err.println("postiche: " + refused.getMessage());
            return REFUSED;
        }
    }

    private void serve(String[] arguments, Environment environment) {
        var call = Call.parse(arguments, environment);
        switch (call.asked()) {
            case HELP -> help();
            case VERSION -> out.println("postiche " + version());
            case SERVE -> new Service(call, out, err).run();
        }
    }

    private static String[] behindFirst(String[] arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    private void help() {
        var writer = new PrintWriter(out, false, StandardCharsets.UTF_8);
        new CommandLine(Options.command()).usage(writer);
        writer.flush();
    }

    private static String version() {
        var version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not from a jar)" : version;
    }
}
