// SPDX-License-Identifier: Apache-2.0

package main

import (
	"net/http"
	"sync"

	"github.com/vmware/govmomi/vim25/soap"
)

// sessions knows the cookies of all sessions, to end them as a vCenter does after idle time or a restart.
type sessions struct {
	mu    sync.Mutex
	seen  map[string]bool
	ended map[string]bool
}

// pass takes the cookie of an ended session from a request; it says whether the request has a session.
func (s *sessions) pass(r *http.Request) bool {
	cookie, err := r.Cookie(soap.SessionCookieName)
	if err != nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.ended[cookie.Value] {
		r.Header.Del("Cookie")
		return false
	}
	s.seen[cookie.Value] = true
	return true
}

func (s *sessions) endAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for cookie := range s.seen {
		s.ended[cookie] = true
	}
}
