// Watches INBOX by IDLE, leaves, and learns by QRESYNC what has happened meanwhile.
// Reads a line of standard input before each step; prints what it saw.
const { ImapFlow } = require("imapflow");
const lines = require("readline").createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const [port, ca] = process.argv.slice(2);

function client() {
  return new ImapFlow({
    host: "localhost",
    port: Number(port),
    secure: true,
    tls: { ca: require("fs").readFileSync(ca) },
    auth: { user: "anna", pass: "secret" },
    qresync: true,
    logger: false,
  });
}

(async () => {
  let flow = client();
  await flow.connect();
  const known = await flow.mailboxOpen("INBOX");
  const subjects = [];
  for await (const message of flow.fetch("1:*", { envelope: true })) {
    subjects.push(message.envelope.subject);
  }
  console.log("subjects", subjects.join("|"));
  flow.on("exists", (event) => console.log("exists", event.count));
  flow.on("flags", (event) => console.log("flags", event.uid, [...event.flags].sort().join(" ")));
  flow.on("expunge", (event) => console.log("expunge", event.uid || event.seq));
  flow.idle().catch((problem) => console.log("problem", problem));
  await lines.next();
  await flow.logout();
  console.log("left");
  await lines.next();

  flow = client();
  await flow.connect();
  const vanished = [];
  flow.on("expunge", (event) => vanished.push(event.uid));
  await flow.mailboxOpen("INBOX");
  const changed = [];
  const options = { uid: true, changedSince: known.highestModseq };
  for await (const message of flow.fetch("1:*", { flags: true }, options)) {
    changed.push(message.uid);
  }
  console.log("changed", changed.join(" "));
  console.log("vanished", vanished.join(" "));
  await flow.messageMove("2", "Archive", { uid: true });
  await flow.append("Archive", "Subject: put\r\nMessage-ID: <put@example.org>\r\n\r\nbody\r\n", ["\\Seen"]);
  await flow.logout();
  console.log("done");
})().catch((problem) => {
  console.log("problem", problem);
  process.exit(1);
});
