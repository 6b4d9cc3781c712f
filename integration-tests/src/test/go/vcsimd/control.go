// SPDX-License-Identifier: Apache-2.0

package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strconv"
	"time"
)

const controlPrefix = "/_ctl/"

// control answers the requests of specs, all plain GET:
//
//	stats                                     counters since the last reset, as JSON
//	reset                                     counters to zero
//	expire                                    ends every session
//	fail?method=&mode=&times=&fault=          the next calls of a method go wrong (failures.go)
//	delay?method=&ms=                         holds up every call of a method
//	tasks?ms=                                 how long tasks take
//	network?name=&standard=true               makes a standard network, or a distributed port group
//	vm?name=&network=&uuid=&count=            makes a VM that is off; of several, each name gets a number
//	destroy?vm=                               removes a VM that is off
//	power?vm=                                 powers a VM on
//	tools?vm=&running=&ip=                    what the guest's VMware Tools report
//	snapshot?vm=&name=&description=           makes a snapshot
func (f *front) control(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	var err error
	switch r.URL.Path[len(controlPrefix):] {
	case "stats":
		err = json.NewEncoder(w).Encode(f.stats())
	case "reset":
		f.reset()
	case "expire":
		f.sessions.endAll()
	case "fail":
		f.failures.plan(q.Get("method"), failure{mode: q.Get("mode"), times: number(q, "times", 1), fault: q.Get("fault")})
	case "delay":
		f.delay(q.Get("method"), millis(q))
	case "tasks":
		f.mu.Lock()
		f.taskTime = millis(q)
		f.mu.Unlock()
	case "network":
		err = f.world.addNetwork(q.Get("name"), q.Get("standard") == "true")
	case "vm":
		err = f.world.addMachines(q.Get("name"), q.Get("network"), q.Get("uuid"), number(q, "count", 0))
	case "destroy":
		err = f.world.destroy(q.Get("vm"))
	case "power":
		err = f.world.powerOn(q.Get("vm"))
	case "tools":
		err = f.world.setTools(q.Get("vm"), q.Get("running") == "true", q.Get("ip"))
	case "snapshot":
		err = f.world.addSnapshot(q.Get("vm"), q.Get("name"), q.Get("description"))
	default:
		err = fmt.Errorf("unknown request %s", r.URL.Path)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func (f *front) stats() map[string]interface{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return map[string]interface{}{"calls": f.calls, "peakCalls": f.peak, "peakTasks": f.peakTasks}
}

func (f *front) reset() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.calls = map[string]int{}
	f.peak = f.active
	f.peakTasks = f.openTasks
}

func (f *front) delay(method string, d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.delays[method] = d
}

func millis(q url.Values) time.Duration {
	return time.Duration(number(q, "ms", 0)) * time.Millisecond
}

func number(q url.Values, name string, otherwise int) int {
	if n, err := strconv.Atoi(q.Get(name)); err == nil {
		return n
	}
	return otherwise
}
