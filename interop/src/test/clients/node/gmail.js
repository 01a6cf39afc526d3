// Finds Gmail's mailboxes, reads ids and labels, labels, asks in Gmail's language, deletes.
const { ImapFlow } = require("imapflow");
const [port] = process.argv.slice(2);

(async () => {
  const flow = new ImapFlow({
    host: "127.0.0.1",
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user: "anna", pass: "secret" },
    logger: false,
  });
  await flow.connect();
  const uses = (await flow.list()).filter((box) => box.specialUse);
  console.log("uses", uses.map((box) => box.specialUse + "=" + box.path).sort().join(","));
  await flow.mailboxOpen("INBOX");
  await flow.messageFlagsAdd("1", ["Bills", "To do"], { useLabels: true });
  const first = await flow.fetchOne("1", { labels: true, threadId: true, uid: true });
  console.log("labels", [...first.labels].sort().join("|"));
  console.log("ids", /^\d+$/.test(first.emailId) && /^\d+$/.test(first.threadId));
  console.log("raw", (await flow.search({ gmraw: "subject:photos has:attachment" })).join(","));
  console.log("email", (await flow.search({ emailId: first.emailId })).join(","));
  await flow.messageFlagsRemove("1", ["Bills"], { useLabels: true });
  await flow.messageMove("2", "[Gmail]/Trash");
  await flow.messageDelete("1");
  await flow.logout();
})().catch((problem) => {
  console.log("problem", problem);
  process.exit(1);
});
