package dev.postiche.suite;

import dev.postiche.Mishap;
import dev.postiche.MockMailServer;

/**
 * What was said to a server, as something that a failure suppresses: so it is read wherever the
 * failure is, also where nobody shows what else a test reports.
 */
final class WhatWasSaid extends Throwable {

    private static final long serialVersionUID = 1;

    private WhatWasSaid(String text) {
        super(text, null, false, false);
    }

    /** Adds it, unless the failure's own message shows a dialogue already. */
    static void addTo(Throwable failure, MockMailServer mail) {
        boolean silent = mail.recording().sessions().isEmpty() && mail.faults().armed().isEmpty();
        if (!silent && !String.valueOf(failure.getMessage()).contains("\nsession ")) {
            failure.addSuppressed(new WhatWasSaid(Mishap.brief(mail)));
        }
    }

    @Override
    public String toString() {
        return "what was said to the mail server, " + getMessage();
    }
}
