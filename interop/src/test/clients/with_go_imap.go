// Reads, searches, stores and appends by emersion's go-imap.
package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/emersion/go-imap"
	"github.com/emersion/go-imap/client"
)

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func main() {
	c, err := client.Dial("localhost:" + os.Args[1])
	check(err)
	check(c.Login("anna", "secret"))
	status, err := c.Select("INBOX", false)
	check(err)
	fmt.Println("messages", status.Messages)

	all := new(imap.SeqSet)
	all.AddRange(1, 0)
	messages := make(chan *imap.Message, 10)
	section := &imap.BodySectionName{Peek: true}
	check(c.Fetch(all, []imap.FetchItem{imap.FetchEnvelope, imap.FetchBodyStructure, section.FetchItem()}, messages))
	for message := range messages {
		fmt.Println(message.SeqNum, message.Envelope.MessageId, message.BodyStructure.MIMEType, message.GetBody(section).Len() > 0)
	}
	criteria := imap.NewSearchCriteria()
	criteria.WithoutFlags = []string{imap.SeenFlag}
	criteria.Text = []string{"xin"}
	found, err := c.UidSearch(criteria)
	check(err)
	fmt.Println("found", found)
	first := new(imap.SeqSet)
	first.AddNum(1)
	check(c.Store(first, imap.FormatFlagsOp(imap.AddFlags, true), []interface{}{imap.DeletedFlag}, nil))
	check(c.Expunge(nil))
	check(c.Append("Archive", []string{imap.SeenFlag}, time.Now(), bytes.NewBufferString("Message-ID: <put@example.org>\r\n\r\nput\r\n")))
	check(c.Logout())
}
