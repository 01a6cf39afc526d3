# Reads, flags, moves and waits by Ruby's net/imap.
require "net/imap"

imap = Net::IMAP.new("localhost", port: ARGV[0].to_i, ssl: { ca_file: ARGV[1] })
imap.authenticate("PLAIN", "anna", "secret")
imap.select("INBOX")
imap.fetch(1..-1, %w[ENVELOPE BODYSTRUCTURE RFC822.SIZE UID]).each do |message|
  envelope = message.attr["ENVELOPE"]
  puts "#{message.seqno} #{envelope.message_id} #{message.attr['BODYSTRUCTURE'].media_type}"
end
puts "sorted #{imap.uid_sort(['REVERSE', 'FROM'], ['ALL'], 'UTF-8').join(' ')}"
puts "threads #{imap.uid_thread('REFERENCES', ['ALL'], 'UTF-8').length}"
puts "quota #{imap.getquotaroot('INBOX').length}"
imap.uid_store(1, "+FLAGS", [:Flagged])
imap.uid_move(2, "Archive")
imap.idle(20) do |response|
  if response.is_a?(Net::IMAP::UntaggedResponse) && response.name == "EXISTS"
    puts "exists #{response.data}"
    imap.idle_done
  elsif response.is_a?(Net::IMAP::ContinuationRequest)
    puts "idling"
    $stdout.flush
  end
end
imap.logout
