# Reads, searches, appends and deletes by Perl's Mail::IMAPClient.
use strict;
use warnings;
use Mail::IMAPClient;

my $imap = Mail::IMAPClient->new(
    Server => 'localhost', Port => $ARGV[0], User => 'anna', Password => 'secret', Uid => 1
) or die "cannot log in: $@";
$imap->select('INBOX') or die $imap->LastError;
print "subjects ", join('|', map { $imap->subject($_) } $imap->messages), "\n";
print "found ", join(' ', $imap->search('SUBJECT', \$imap->Quote('Photos'))), "\n";
print "structure ", $imap->get_bodystructure(3)->bodytype, "\n";
my $uid = $imap->append('Archive', "Message-ID: <put\@example.org>\r\n\r\nput\r\n") or die $imap->LastError;
print "appended $uid\n";
$imap->move('Archive', 1) or die $imap->LastError;
$imap->expunge or die $imap->LastError;
print "folders ", join(' ', sort $imap->folders), "\n";
$imap->logout;
