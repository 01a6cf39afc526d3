// Downloads everything by POP3 and deletes the first message.
const Pop3Command = require("node-pop3").default ?? require("node-pop3");

(async () => {
  const pop = new Pop3Command({ user: "anna", password: "secret", host: "localhost", port: Number(process.argv[2]) });
  const list = await pop.UIDL();
  console.log("messages:", list.length);
  for (const [number] of list) {
    console.log(await pop.RETR(Number(number)));
  }
  await pop.command("DELE", 1);
  await pop.QUIT();
})().catch((problem) => {
  console.log(problem);
  process.exit(1);
});
