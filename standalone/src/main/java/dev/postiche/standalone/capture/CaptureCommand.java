package dev.postiche.standalone.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postiche.standalone.Arguments;
import dev.postiche.standalone.Environment;
import dev.postiche.standalone.Refused;
import dev.postiche.standalone.WrongCall;
import dev.postiche.standalone.imap.Login;
import dev.postiche.standalone.imap.RemoteAccount;
import dev.postiche.standalone.imap.Server;
import dev.postiche.standalone.imap.ServerFault;
import dev.postiche.standalone.imports.FixtureFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/**
 * {@code postiche capture}: an account that troubles a program becomes a fixture that may be shown.
 *
 * <p>It is read and not altered, and what comes of it is masked before it is written anywhere.
 */
public final class CaptureCommand {

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;

    public CaptureCommand(PrintStream out, PrintStream err) {
        this(out, err, System.in);
    }

    CaptureCommand(PrintStream out, PrintStream err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /**
     * @throws WrongCall for what the user can mend
     * @throws Refused for what the machine or the server refuses
     */
    public void run(String[] arguments, Environment environment) {
        var parsed =
                new Arguments(CaptureOptions::command)
                        .parse(arguments, environment, CaptureCall::check);
        if (parsed.isUsageHelpRequested()) {
            var writer = new PrintWriter(out, false, UTF_8);
            new CommandLine(CaptureOptions.command()).usage(writer);
            writer.flush();
            return;
        }
        var call = CaptureCall.of(parsed);
        var file = FixtureFile.of(parsed, out);
        warn(call.server());
        var login = new Login(call.user(), password(parsed, call), call.mechanism());
        try (var account = open(call, login)) {
            var capture = new Capture(call, file, line -> err.println("postiche: " + line));
            file.write(capture.of(account));
            report(call, capture.report());
        } catch (ServerFault fault) {
            throw new Refused(String.valueOf(fault.getMessage()));
        } catch (OutOfMemoryError tooMuch) {
            throw new Refused(
                    "the mails do not fit into memory: --mails FOLDER keeps them in files, --limit N"
                            + " takes fewer, or give Java more by JAVA_TOOL_OPTIONS=-Xmx4g");
        }
    }

    private static RemoteAccount open(CaptureCall call, Login login) {
        try {
            return RemoteAccount.open(call.server(), login);
        } catch (IllegalArgumentException wrong) {
            throw new WrongCall("--trust: " + wrong.getMessage());
        }
    }

    private void warn(Server server) {
        boolean isHere =
                server.host().equals("localhost")
                        || server.host().startsWith("127.")
                        || server.host().equals("::1");
        if (server.tls() == Server.Tls.NONE && !isHere) {
            err.println("postiche: without TLS the password and all mails can be read on the way");
        } else if (server.tls() != Server.Tls.NONE && server.insecure() && !isHere) {
            err.println("postiche: with --insecure anybody may be the server");
        }
    }

    private String password(ParseResult parsed, CaptureCall call) {
        var given = Optional.ofNullable(parsed.<String>matchedOptionValue("--password", null));
        if (parsed.hasMatchedOption("--password-stdin")) {
            if (given.isPresent()) {
                throw new WrongCall("--password and --password-stdin are two passwords");
            }
            return firstLine();
        }
        return given.or(() -> asked(call))
                .orElseThrow(
                        () ->
                                new WrongCall(
                                        "a password is missing: POSTICHE_CAPTURE_PASSWORD or"
                                                + " --password-stdin"));
    }

    private static Optional<String> asked(CaptureCall call) {
        return Optional.ofNullable(System.console())
                .map(
                        console ->
                                console.readPassword(
                                        "Password of %s at %s: ", call.user(), call.server()))
                .map(String::new);
    }

    private String firstLine() {
        try {
            var line = new BufferedReader(new InputStreamReader(in, UTF_8)).readLine();
            if (line == null || line.isEmpty()) {
                throw new WrongCall("--password-stdin: there is no line on standard input");
            }
            return line;
        } catch (IOException e) {
            throw new Refused("standard input cannot be read (" + e.getMessage() + ")");
        }
    }

    private void report(CaptureCall call, String report) {
        if (call.report().isEmpty()) {
            err.print(report);
            return;
        }
        try {
            Files.writeString(call.report().get(), report);
        } catch (IOException e) {
            throw new Refused("--report: cannot write " + call.report().get() + " (" + e + ")");
        }
    }
}
