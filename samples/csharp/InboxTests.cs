// A mail reader tested against Postiche with xUnit: dotnet test, while ./postiche runs.
using System;
using System.IO;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

public class InboxTests
{
    private static readonly string Admin = Environment.GetEnvironmentVariable("POSTICHE_ADMIN") ?? "http://127.0.0.1:8025";
    private readonly HttpClient http = new();

    private async Task<JsonElement> Api(string method, string path, string body = "")
    {
        var request = new HttpRequestMessage(new HttpMethod(method), Admin + "/api/v1" + path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        var reply = await http.SendAsync(request);
        reply.EnsureSuccessStatusCode();
        var text = await reply.Content.ReadAsStringAsync();
        return JsonDocument.Parse(text.Length == 0 ? "null" : text).RootElement;
    }

    /// <summary>What is tested: counts the mails, and comes back when the line breaks.</summary>
    private static string Mails(string host, int port, int attempts = 2)
    {
        try
        {
            using var client = new TcpClient(host, port);
            using var lines = new StreamReader(client.GetStream());
            client.GetStream().Write(Encoding.ASCII.GetBytes("a LOGIN anna secret\r\nb EXAMINE INBOX\r\n"));
            for (var exists = ""; lines.ReadLine() is { } line;)
            {
                if (line.EndsWith(" EXISTS")) exists = line;
                if (line.StartsWith("b ")) return exists;
            }
            throw new IOException("the line broke");
        }
        catch (IOException) when (attempts > 1)
        {
            return Mails(host, port, attempts - 1);
        }
    }

    [Fact]
    public async Task SurvivesALineCutInTheMiddleOfAReply()
    {
        await Api("POST", "/reset");
        await Api("PUT", "/accounts/anna/mailboxes/INBOX", """{"messages": [{"subject": "Invoice 7"}]}""");
        await Api("PUT", "/faults/cut", """{"on": {"command": "EXAMINE", "nth": 1}, "afterBytes": 9, "do": {"close": "reset"}}""");
        var imap = (await Api("GET", "/server")).GetProperty("endpoints").GetProperty("imap").GetString()!.Split(':');
        Assert.Equal("* 1 EXISTS", Mails(imap[0], int.Parse(imap[1])));
        Assert.True((await Api("POST", "/verify", """{"times": {"EXAMINE": 2}}""")).GetProperty("ok").GetBoolean());
    }
}
