package dev.postiche.standalone;

import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option of the server's command line.
 *
 * <p>A plain value, so that a call in which nothing is wrong is read without picocli: loading that
 * takes a fifth of the time from start to READY.
 *
 * @param name with its two hyphens
 * @param label of its value, empty where it takes none
 */
record Option(String name, Takes takes, String label, String description) {

    /** How many values it takes. */
    enum Takes {
        NOTHING,
        ONE,
        /** One each time it is given. */
        MANY
    }

    /** The same for picocli, which explains it. */
    OptionSpec spec() {
        var spec = OptionSpec.builder(name);
        spec.description(takes == Takes.MANY ? description + " Repeatable." : description);
        switch (takes) {
            case NOTHING ->
                    spec.type(Boolean.class)
                            .arity("0")
                            .usageHelp(name.equals("--help"))
                            .versionHelp(name.equals("--version"));
            case ONE -> spec.paramLabel(label).type(String.class).arity("1");
            case MANY ->
                    spec.paramLabel(label).type(List.class).auxiliaryTypes(String.class).arity("1");
        }
        return spec.build();
    }
}
