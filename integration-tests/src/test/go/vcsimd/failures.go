// SPDX-License-Identifier: Apache-2.0

package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"sync"

	"github.com/vmware/govmomi/vim25/types"
)

// failure is how a call goes wrong.
type failure struct {
	times int
	// mode is one of
	//   http503    answered by a proxy in front, in HTML; not done
	//   drop       connection closed; not done
	//   dropafter  done, then the connection is closed without an answer
	//   fault      refused with the fault
	//   task       the task fails with the fault
	//   vanish     the task is done and then not known any more
	mode  string
	fault string
}

type failures struct {
	mu      sync.Mutex
	planned map[string]*failure
}

func (f *failures) plan(method string, next failure) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.planned[method] = &next
}

// next gives the failure of this call of a method; an empty one for none.
func (f *failures) next(method string) failure {
	f.mu.Lock()
	defer f.mu.Unlock()
	planned := f.planned[method]
	if planned == nil || planned.times == 0 {
		return failure{}
	}
	planned.times--
	return *planned
}

// before answers in place of the simulator; it says whether it did.
func (f failure) before(w http.ResponseWriter) bool {
	switch f.mode {
	case "http503":
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusServiceUnavailable)
		fmt.Fprint(w, "<html><body>503 Service Unavailable</body></html>")
	case "drop":
		drop(w)
	case "fault":
		w.WriteHeader(http.StatusInternalServerError)
		fmt.Fprint(w, envelope(fmt.Sprintf(`<soapenv:Fault><faultcode>ServerFaultCode</faultcode><faultstring></faultstring>`+
			`<detail><%[1]sFault xmlns="urn:vim25" xsi:type="%[1]s"></%[1]sFault></detail></soapenv:Fault>`, f.fault)))
	default:
		return false
	}
	return true
}

// after gives what the simulator's answer is written to.
func (f failure) after(w http.ResponseWriter) http.ResponseWriter {
	if f.mode != "dropafter" {
		return w
	}
	return &lostAnswer{ResponseRecorder: httptest.NewRecorder(), connection: w}
}

// methodFault makes the fault of a task.
func (f failure) methodFault() types.BaseMethodFault {
	if kind, ok := types.TypeFunc()(f.fault); ok {
		if fault, ok := reflect.New(kind).Interface().(types.BaseMethodFault); ok {
			return fault
		}
	}
	return &types.SystemError{Reason: "a failure that a spec has asked for"}
}

// lostAnswer closes the connection at the first byte of an answer.
type lostAnswer struct {
	*httptest.ResponseRecorder
	connection http.ResponseWriter
	closed     bool
}

func (l *lostAnswer) Write(b []byte) (int, error) {
	if !l.closed {
		l.closed = true
		drop(l.connection)
	}
	return len(b), nil
}

func drop(w http.ResponseWriter) {
	if connection, _, err := w.(http.Hijacker).Hijack(); err == nil {
		_ = connection.Close()
	}
}

func envelope(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>` +
		`<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsd="http://www.w3.org/2001/XMLSchema"` +
		` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>` + body + `</soapenv:Body></soapenv:Envelope>`
}
