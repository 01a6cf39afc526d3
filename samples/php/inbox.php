<?php
// A mail reader tested against Postiche: php inbox.php, while ./postiche runs.
declare(strict_types=1);

function api(string $method, string $path, ?array $body = null): ?array
{
    $admin = getenv('POSTICHE_ADMIN') ?: 'http://127.0.0.1:8025';
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => 'Content-Type: application/json',
        'content' => $body === null ? '' : json_encode($body, JSON_THROW_ON_ERROR),
    ]]);
    return json_decode(file_get_contents("$admin/api/v1$path", false, $context) ?: 'null', true);
}

/** What is tested: counts the mails, and comes back when the line breaks. */
function mails(string $address, int $attempts = 2): int
{
    $socket = stream_socket_client("tcp://$address", $code, $why, 5);
    @fwrite($socket, "a LOGIN anna secret\r\nb EXAMINE INBOX\r\n");
    $count = -1;
    while (($line = @fgets($socket)) !== false) {
        if (preg_match('/^\* (\d+) EXISTS/', $line, $found)) {
            $count = (int) $found[1];
        } elseif (str_starts_with($line, 'b ')) {
            return $count;
        }
    }
    if ($attempts > 1) {
        return mails($address, $attempts - 1);
    }
    throw new RuntimeException('the line broke');
}

function check(bool $holds, string $what): void
{
    echo $holds ? "ok: $what\n" : "FAILED: $what\n";
    $holds or exit(1);
}

api('POST', '/reset');
api('PUT', '/accounts/anna/mailboxes/INBOX', ['messages' => [['subject' => 'Invoice 7']]]);
api('PUT', '/faults/cut', ['on' => ['command' => 'EXAMINE', 'nth' => 1], 'afterBytes' => 9, 'do' => ['close' => 'reset']]);
check(mails(api('GET', '/server')['endpoints']['imap']) === 1, 'survives a line cut in the middle of a reply');
check(api('POST', '/verify', ['times' => ['EXAMINE' => 2]])['ok'], 'it came back once');
