// Lists the headers of INBOX and marks one message as read.
const Imap = require("imap");
const imap = new Imap({ user: "anna", password: "secret", host: "localhost", port: Number(process.argv[2]) });

imap.once("ready", () =>
  imap.openBox("INBOX", false, (problem) => {
    if (problem) throw problem;
    imap.search(["UNSEEN"], (failed, found) => {
      if (failed) throw failed;
      console.log("unseen before:", found.join(","));
      const fetching = imap.seq.fetch("1:*", { bodies: "HEADER.FIELDS (SUBJECT)", struct: true });
      fetching.on("message", (message, number) =>
        message.on("body", (stream) => {
          let text = "";
          stream.on("data", (chunk) => (text += chunk));
          stream.once("end", () => console.log(number + ":", Imap.parseHeader(text).subject[0]));
        }));
      fetching.once("end", () => imap.addFlags(2, "\\Seen", () => imap.end()));
    });
  }));
imap.once("error", (problem) => {
  console.log(problem);
  process.exit(1);
});
imap.connect();
