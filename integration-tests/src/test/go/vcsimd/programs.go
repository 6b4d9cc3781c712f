// SPDX-License-Identifier: Apache-2.0

package main

import (
	"path"
	"sync"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/methods"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
)

// programs runs programs in guests, which the simulator does not: each ends after a moment, "false" with 1 and every
// other with 0. The password "wrong" is not accepted. The script by which Muster changes addresses has its effect
// (addresses.go).
type programs struct {
	mo.GuestProcessManager

	mu        sync.Mutex
	processes map[string][]types.GuestProcessInfo
	last      int64
}

const runs = 100 * time.Millisecond

func letGuestsRunPrograms() {
	p := &programs{processes: map[string][]types.GuestProcessInfo{}}
	p.Self = types.ManagedObjectReference{Type: "GuestProcessManager", Value: "guestOperationsProcessManager"}
	simulator.Map.Put(p)
}

func refusal(ref types.ManagedObjectReference, auth types.BaseGuestAuthentication) types.BaseMethodFault {
	vm, found := simulator.Map.Get(ref).(*simulator.VirtualMachine)
	who, named := auth.(*types.NamePasswordAuthentication)
	switch {
	case !found:
		return &types.ManagedObjectNotFound{Obj: ref}
	case vm.Runtime.PowerState != types.VirtualMachinePowerStatePoweredOn:
		return &types.InvalidPowerState{
			RequestedState: types.VirtualMachinePowerStatePoweredOn, ExistingState: vm.Runtime.PowerState,
		}
	case vm.Guest.ToolsRunningStatus != string(types.VirtualMachineToolsRunningStatusGuestToolsRunning):
		return new(types.GuestOperationsUnavailable)
	case !named || who.Password == "wrong":
		return new(types.InvalidGuestLogin)
	}
	return nil
}

func (p *programs) StartProgramInGuest(q *types.StartProgramInGuest) soap.HasFault {
	body := new(methods.StartProgramInGuestBody)
	if fault := refusal(q.Vm, q.Auth); fault != nil {
		body.Fault_ = simulator.Fault("", fault)
		return body
	}
	spec := q.Spec.GetGuestProgramSpec()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last++
	now := time.Now()
	ends := now.Add(runs)
	process := types.GuestProcessInfo{
		Name: path.Base(spec.ProgramPath), Pid: p.last, CmdLine: spec.ProgramPath + " " + spec.Arguments,
		StartTime: now, EndTime: &ends,
	}
	if process.Name == "false" {
		process.ExitCode = 1
	} else if address, found := newAddress(words(spec.Arguments)); found {
		process.ExitCode = address.give(q.Vm)
	}
	p.processes[q.Vm.Value] = append(p.processes[q.Vm.Value], process)
	body.Res = &types.StartProgramInGuestResponse{Returnval: p.last}
	return body
}

func (p *programs) ListProcessesInGuest(q *types.ListProcessesInGuest) soap.HasFault {
	body := new(methods.ListProcessesInGuestBody)
	if fault := refusal(q.Vm, q.Auth); fault != nil {
		body.Fault_ = simulator.Fault("", fault)
		return body
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	body.Res = new(types.ListProcessesInGuestResponse)
	for _, process := range p.processes[q.Vm.Value] {
		wanted := len(q.Pids) == 0
		for _, pid := range q.Pids {
			wanted = wanted || pid == process.Pid
		}
		if wanted {
			if process.EndTime.After(time.Now()) {
				process.EndTime, process.ExitCode = nil, 0
			}
			body.Res.Returnval = append(body.Res.Returnval, process)
		}
	}
	return body
}
