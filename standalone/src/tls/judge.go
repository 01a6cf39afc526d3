// Connects by TLS as a Go program does, and prints "accepted" or why not.
//
// Usage: judge CA_FILE PORT
package main

import (
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"os"
)

func main() {
	pem, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	trusted := x509.NewCertPool()
	trusted.AppendCertsFromPEM(pem)
	connection, err := tls.Dial("tcp", "127.0.0.1:"+os.Args[2],
		&tls.Config{RootCAs: trusted, ServerName: "localhost"})
	if err != nil {
		fmt.Println(err)
		return
	}
	connection.Close()
	fmt.Println("accepted")
}
