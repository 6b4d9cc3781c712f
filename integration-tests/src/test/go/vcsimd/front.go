// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"io"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"time"
)

var soapMethod = regexp.MustCompile(`(?s)<(?:\w+:)?Body[^>]*>\s*<(?:\w+:)?(\w+)`)

// front answers instead of the simulator where a spec has asked for something else.
type front struct {
	inner    http.Handler
	world    *world
	sessions sessions
	failures failures

	mu        sync.Mutex
	calls     map[string]int
	active    int
	peak      int
	delays    map[string]time.Duration
	taskTime  time.Duration
	openTasks int
	peakTasks int
}

func newFront(inner http.Handler, w *world) *front {
	return &front{
		inner:    inner,
		world:    w,
		sessions: sessions{seen: map[string]bool{}, ended: map[string]bool{}},
		failures: failures{planned: map[string]*failure{}},
		calls:    map[string]int{},
		delays:   map[string]time.Duration{},
	}
}

func (f *front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, controlPrefix) {
		f.control(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return
	}
	method := r.Method
	if match := soapMethod.FindSubmatch(body); match != nil {
		method = string(match[1])
	}
	delay := f.begin(method)
	defer f.end()
	time.Sleep(delay)
	loggedIn := f.sessions.pass(r)
	fail := f.failures.next(method)
	switch {
	case fail.before(w):
	case loggedIn && f.startTask(w, r, method, body, fail):
	default:
		r.Body = io.NopCloser(bytes.NewReader(body))
		f.inner.ServeHTTP(fail.after(w), r)
	}
}

// begin counts a call and says how long it is to be held up.
func (f *front) begin(method string) time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls[method]++
	f.active++
	if f.active > f.peak {
		f.peak = f.active
	}
	return f.delays[method]
}

func (f *front) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.active--
}
