// SPDX-License-Identifier: Apache-2.0

// vcsimd runs govmomi's vSphere simulator as a process of its own, for specs. In front of the simulator it puts what
// specs need and the packaged version (0.24.2) lacks: tasks that take time (tasks.go), failures on demand (failures.go),
// sessions that can be ended (sessions.go), programs in guests (programs.go), counters, and a world made by name (seed.go). control.go lists the requests.
package main

import (
	"crypto/tls"
	"flag"
	"fmt"
	"io"
	"log"
	"net/url"
	"os"
	"os/signal"
	"syscall"

	"github.com/vmware/govmomi/simulator"
)

func main() {
	readyFile := flag.String("ready-file", "", "file to write the URL to once calls are answered")
	user := flag.String("user", "muster", "the user that may log in")
	password := flag.String("password", "secret", "the user's password")
	certificate := flag.String("tls-certificate", "", "PEM file; https instead of http")
	key := flag.String("tls-key", "", "PEM file of the certificate's key")
	flag.Parse()
	log.SetOutput(io.Discard)

	model := simulator.VPX()
	model.Machine = 0
	check(model.Create())
	defer model.Remove()
	model.Service.Listen = &url.URL{Host: "127.0.0.1:0", User: url.UserPassword(*user, *password)}
	if *certificate != "" {
		pair, err := tls.LoadX509KeyPair(*certificate, *key)
		check(err)
		model.Service.TLS = &tls.Config{Certificates: []tls.Certificate{pair}}
	}
	server := model.Service.NewServer()
	letGuestsRunPrograms()
	world, err := newWorld(model.Service)
	check(err)
	server.Config.Handler = newFront(server.Config.Handler, world)

	address := *server.URL
	address.User = nil
	check(os.WriteFile(*readyFile+".new", []byte(address.String()), 0o644))
	check(os.Rename(*readyFile+".new", *readyFile))

	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)
	go func() { // ends with whoever started it, even one that was killed
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop <- syscall.SIGTERM
	}()
	<-stop
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "vcsimd:", err)
		os.Exit(1)
	}
}
