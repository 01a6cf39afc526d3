package dev.postiche.imap.ext;

import dev.postiche.imap.command.Imap4Rev1;
import dev.postiche.imap.ext.gmail.Gmail;
import dev.postiche.imap.ext.list.Children;
import dev.postiche.imap.ext.list.CreateSpecialUse;
import dev.postiche.imap.ext.list.ListExtended;
import dev.postiche.imap.ext.list.ListStatus;
import dev.postiche.imap.ext.list.Namespace;
import dev.postiche.imap.ext.list.SpecialUses;
import dev.postiche.imap.ext.list.XList;
import dev.postiche.imap.ext.metadata.Filters;
import dev.postiche.imap.ext.metadata.ListMetadata;
import dev.postiche.imap.ext.metadata.Metadata;
import dev.postiche.imap.ext.notify.Notify;
import dev.postiche.imap.ext.search.Contexts;
import dev.postiche.imap.ext.search.Esearch;
import dev.postiche.imap.ext.search.Esort;
import dev.postiche.imap.ext.search.FuzzySearch;
import dev.postiche.imap.ext.search.MultiSearch;
import dev.postiche.imap.ext.search.Partial;
import dev.postiche.imap.ext.search.SearchRes;
import dev.postiche.imap.ext.search.Sort;
import dev.postiche.imap.ext.search.SortDisplay;
import dev.postiche.imap.ext.search.Within;
import dev.postiche.imap.ext.sync.Condstore;
import dev.postiche.imap.ext.sync.Qresync;
import dev.postiche.imap.ext.thread.OrderedSubject;
import dev.postiche.imap.ext.thread.References;
import dev.postiche.imap.ext.thread.Refs;
import dev.postiche.imap.ext.url.Catenate;
import dev.postiche.imap.ext.url.UrlAuth;
import dev.postiche.imap.ext.url.UrlAuthBinary;
import dev.postiche.imap.ext.url.UrlPartial;
import dev.postiche.imap.session.Extension;
import java.util.List;
import java.util.stream.Stream;

/** Every extension there is, in the order in which they are announced. RFC 3501 §7.2.1. */
public final class Extensions {

    private static final List<Extension> ALL =
            Stream.of(
                            List.of(
                                    Imap4Rev1.EXTENSION,
                                    Imap4Rev2.EXTENSION,
                                    StartTls.EXTENSION,
                                    LoginDisabled.EXTENSION,
                                    LiteralPlus.EXTENSION,
                                    LiteralMinus.EXTENSION,
                                    SaslIr.EXTENSION,
                                    Id.EXTENSION,
                                    Enable.EXTENSION,
                                    Idle.EXTENSION,
                                    Namespace.EXTENSION,
                                    Children.EXTENSION,
                                    ListExtended.EXTENSION,
                                    ListStatus.EXTENSION,
                                    ListMyRights.EXTENSION,
                                    ListMetadata.EXTENSION,
                                    SpecialUses.EXTENSION,
                                    CreateSpecialUse.EXTENSION,
                                    XList.EXTENSION,
                                    UidPlus.EXTENSION,
                                    MultiAppend.EXTENSION,
                                    Catenate.EXTENSION,
                                    UrlPartial.EXTENSION,
                                    UrlAuth.EXTENSION,
                                    UrlAuthBinary.EXTENSION,
                                    Unselect.EXTENSION,
                                    Move.EXTENSION,
                                    Replace.EXTENSION,
                                    StatusSize.EXTENSION,
                                    Binary.EXTENSION,
                                    Utf8Accept.EXTENSION,
                                    AppendLimit.EXTENSION,
                                    Compress.EXTENSION,
                                    Unauthenticate.EXTENSION,
                                    Language.EXTENSION,
                                    Condstore.EXTENSION,
                                    Qresync.EXTENSION,
                                    UidOnly.EXTENSION,
                                    Notify.EXTENSION,
                                    Esearch.EXTENSION,
                                    SearchRes.EXTENSION,
                                    Within.EXTENSION,
                                    Sort.EXTENSION,
                                    SortDisplay.EXTENSION,
                                    Esort.EXTENSION,
                                    OrderedSubject.EXTENSION,
                                    References.EXTENSION,
                                    Refs.EXTENSION,
                                    Partial.EXTENSION,
                                    ObjectId.EXTENSION,
                                    SaveDate.EXTENSION,
                                    Preview.EXTENSION,
                                    I18nLevel1.EXTENSION,
                                    FuzzySearch.EXTENSION,
                                    MultiSearch.EXTENSION,
                                    InProgress.EXTENSION,
                                    UidBatches.EXTENSION,
                                    Gmail.EXTENSION),
                            Contexts.EXTENSIONS,
                            Quota.EXTENSIONS,
                            AccessControl.EXTENSIONS,
                            Metadata.EXTENSIONS,
                            List.of(Filters.EXTENSION, JmapAccess.EXTENSION),
                            MessageLimit.EXTENSIONS,
                            Authentication.EXTENSIONS)
                    .flatMap(List::stream)
                    .toList();

    private Extensions() {}

    public static List<Extension> all() {
        return ALL;
    }
}
