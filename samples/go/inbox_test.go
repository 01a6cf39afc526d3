// A mail reader tested against Postiche, while ./postiche runs:
// POSTICHE_ADMIN=http://127.0.0.1:8025 go test
package sample

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
)

func api(t *testing.T, method, path, body string) map[string]any {
	request, _ := http.NewRequest(method, os.Getenv("POSTICHE_ADMIN")+"/api/v1"+path, strings.NewReader(body))
	reply, err := http.DefaultClient.Do(request)
	if err != nil || reply.StatusCode >= 400 {
		t.Fatal(method, path, reply, err)
	}
	var said map[string]any
	_ = json.NewDecoder(reply.Body).Decode(&said) // nothing, where nothing is said
	return said
}

// What is tested: counts the mails, and comes back when the line breaks.
func mails(address string, attempts int) (string, error) {
	connection, err := net.Dial("tcp", address)
	if err != nil {
		return "", err
	}
	fmt.Fprint(connection, "a LOGIN anna secret\r\nb EXAMINE INBOX\r\n")
	lines, exists := bufio.NewScanner(connection), ""
	for lines.Scan() {
		if strings.HasSuffix(lines.Text(), " EXISTS") {
			exists = lines.Text()
		} else if strings.HasPrefix(lines.Text(), "b ") {
			return exists, nil
		}
	}
	if attempts > 1 {
		return mails(address, attempts-1)
	}
	return "", fmt.Errorf("the line broke: %v", lines.Err())
}

func TestSurvivesALineCutInTheMiddleOfAReply(t *testing.T) {
	api(t, "POST", "/reset", "")
	api(t, "PUT", "/accounts/anna/mailboxes/INBOX", `{"messages": [{"subject": "Invoice 7"}]}`)
	api(t, "PUT", "/faults/cut", `{"on": {"command": "EXAMINE", "nth": 1}, "afterBytes": 9, "do": {"close": "reset"}}`)
	imap := api(t, "GET", "/server", "")["endpoints"].(map[string]any)["imap"].(string)
	if found, err := mails(imap, 2); err != nil || found != "* 1 EXISTS" {
		t.Fatal(found, err)
	}
	if api(t, "POST", "/verify", `{"times": {"EXAMINE": 2}}`)["ok"] != true {
		t.Fatal("it did not come back once")
	}
}
