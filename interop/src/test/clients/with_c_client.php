<?php
// Reads and deletes by PHP's imap functions, that is the University of Washington's c-client.
$box = imap_open("{localhost:{$argv[1]}/imap/notls}INBOX", "anna", "secret")
    or exit(implode("\n", imap_errors()) . "\n");
echo "count ", imap_num_msg($box), "\n";
foreach (imap_fetch_overview($box, "1:*") as $message) {
    echo "subject ", imap_utf8($message->subject), "\n";
}
echo "parts ", count(imap_fetchstructure($box, 3)->parts), "\n";
echo "body ", imap_fetchbody($box, 3, "2"), "\n";
echo "found ", implode(" ", imap_search($box, 'UNSEEN FROM "bob"')), "\n";
imap_setflag_full($box, "1", "\\Flagged");
imap_mail_move($box, "2", "Archive") or exit(implode("\n", imap_errors()) . "\n");
imap_close($box, CL_EXPUNGE);

$pop = imap_open("{localhost:{$argv[2]}/pop3/notls}INBOX", "anna", "secret");
echo "by pop3 ", imap_num_msg($pop), "\n";
imap_delete($pop, "1");
imap_close($pop, CL_EXPUNGE);
echo implode("\n", imap_errors() ?: []), "\n";
