# A mail reader tested against Postiche: ruby inbox_test.rb, while ./postiche runs.
require 'json'
require 'net/http'
require 'socket'

def api(method, path, body = nil)
  uri = URI("#{ENV.fetch('POSTICHE_ADMIN', 'http://127.0.0.1:8025')}/api/v1#{path}")
  request = Net::HTTPGenericRequest.new(method, !body.nil?, true, uri)
  request.body = JSON.generate(body) if body
  reply = Net::HTTP.start(uri.host, uri.port) { |http| http.request(request) }
  raise reply.body if reply.code.to_i >= 400

  reply.body.to_s.empty? ? nil : JSON.parse(reply.body)
end

# What is tested: counts the mails, and comes back when the line breaks.
def mails(address, attempts = 2)
  host, port = address.split(':')
  Socket.tcp(host, port.to_i) do |socket|
    socket.write("a LOGIN anna secret\r\nb EXAMINE INBOX\r\n")
    count = nil
    while (line = socket.gets)
      count = line.split[1].to_i if line.include?(' EXISTS')
      return count if line.start_with?('b ')
    end
    raise EOFError
  end
rescue SystemCallError, EOFError
  raise if attempts == 1

  mails(address, attempts - 1)
end

def check(what, holds)
  puts "#{holds ? 'ok' : 'FAILED'}: #{what}"
  exit 1 unless holds
end

api('POST', '/reset')
api('PUT', '/accounts/anna/mailboxes/INBOX', messages: [{ subject: 'Invoice 7' }])
api('PUT', '/faults/cut', on: { command: 'EXAMINE', nth: 1 }, afterBytes: 9, do: { close: 'reset' })
check('survives a line cut in the middle of a reply', mails(api('GET', '/server')['endpoints']['imap']) == 1)
check('it came back once', api('POST', '/verify', times: { EXAMINE: 2 })['ok'])
