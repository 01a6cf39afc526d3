// A mail reader tested against Postiche with NUnit: dotnet test, while ./postiche runs.
using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NUnit.Framework;

public class InboxTests
{
    private static readonly string Admin = Environment.GetEnvironmentVariable("POSTICHE_ADMIN") ?? "http://127.0.0.1:8025";
    private readonly HttpClient http = new HttpClient();

    private async Task<string> Api(string method, string path, string body = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Admin + "/api/v1" + path);
        if (body != "") request.Content = new StringContent(body.Replace('\'', '"'), Encoding.UTF8, "application/json");
        var reply = await http.SendAsync(request);
        var text = await reply.Content.ReadAsStringAsync();
        Assert.That(reply.IsSuccessStatusCode, Is.True, text);
        return text;
    }

    /// <summary>What is tested: counts the mails, and comes back when the line breaks.</summary>
    private static string Mails(string host, int port, int attempts = 2)
    {
        try
        {
            using (var client = new TcpClient(host, port))
            using (var lines = new StreamReader(client.GetStream()))
            {
                var said = Encoding.ASCII.GetBytes("a LOGIN anna secret\r\nb EXAMINE INBOX\r\n");
                client.GetStream().Write(said, 0, said.Length);
                var exists = "";
                for (var line = ""; !line.StartsWith("b "); line = lines.ReadLine() ?? throw new IOException("the line broke"))
                    if (line.EndsWith(" EXISTS")) exists = line;
                return exists;
            }
        }
        catch (IOException) when (attempts > 1)
        {
            return Mails(host, port, attempts - 1);
        }
    }

    [Test]
    public async Task SurvivesALineCutInTheMiddleOfAReply()
    {
        await Api("POST", "/reset");
        await Api("PUT", "/accounts/anna/mailboxes/INBOX", "{'messages': [{'subject': 'Invoice 7'}]}");
        await Api("PUT", "/faults/cut", "{'on': {'command': 'EXAMINE', 'nth': 1}, 'afterBytes': 9, 'do': {'close': 'reset'}}");
        var imap = Regex.Match(await Api("GET", "/server"), "\"imap\" : \"(.+):(\\d+)\"").Groups;
        Assert.That(Mails(imap[1].Value, int.Parse(imap[2].Value)), Is.EqualTo("* 1 EXISTS"));
        var verdict = await Api("POST", "/verify", "{'times': {'EXAMINE': 2}}");
        Assert.That(verdict.Contains("\"ok\" : true"), Is.True, verdict);
    }
}
