package dev.postiche.imap;

import dev.postiche.imap.reply.No;
import dev.postiche.imap.reply.ResponseCode;
import dev.postiche.store.StoreRefusal;

/** What the store refuses, in IMAP's words. RFC 5530 §3. */
final class StoreRefusals {

    private StoreRefusals() {}

    static No no(StoreRefusal refusal) {
        var text = String.valueOf(refusal.getMessage());
        return switch (refusal.reason()) {
            case NONEXISTENT -> No.with(ResponseCode.NONEXISTENT, text);
            case ALREADY_EXISTS -> No.with(ResponseCode.ALREADYEXISTS, text);
            case NO_PERMISSION -> No.with(ResponseCode.NOPERM, text);
            case OVER_QUOTA -> No.with(ResponseCode.OVERQUOTA, text);
            case NOT_SELECTABLE, INVALID_NAME, CANNOT -> No.with(ResponseCode.CANNOT, text);
            case HAS_CHILDREN -> No.with(ResponseCode.HASCHILDREN, text); // RFC 9051 §7.1
        };
    }
}
