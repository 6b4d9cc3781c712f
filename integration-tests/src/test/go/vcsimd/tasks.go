// SPDX-License-Identifier: Apache-2.0

package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"time"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/soap"
	"github.com/vmware/govmomi/vim25/types"
	"github.com/vmware/govmomi/vim25/xml"
)

// descriptions are the ids that a vCenter gives to its tasks; the simulator has others.
var descriptions = map[string]string{
	"PowerOnVM_Task":          "VirtualMachine.powerOn",
	"PowerOffVM_Task":         "VirtualMachine.powerOff",
	"SuspendVM_Task":          "VirtualMachine.suspend",
	"CreateSnapshot_Task":     "VirtualMachine.createSnapshot",
	"RevertToSnapshot_Task":   "vm.Snapshot.revert",
	"RemoveSnapshot_Task":     "vm.Snapshot.remove",
	"ReconfigVM_Task":         "VirtualMachine.reconfigure",
	"RemoveAllSnapshots_Task": "VirtualMachine.removeAllSnapshots",
	"CreateVM_Task":           "Folder.createVm",
	"CopyVirtualDisk_Task":    "VirtualDiskManager.copyVirtualDisk",
	"DeleteVirtualDisk_Task":  "VirtualDiskManager.deleteVirtualDisk",
}

var (
	target    = regexp.MustCompile(`(?s)<(?:\w+:)?_this[^>]*type="(\w+)"[^>]*>([^<]+)<`)
	innerTask = regexp.MustCompile(`(?s)<returnval[^>]*type="Task"[^>]*>([^<]+)<`)
)

// startTask answers with a running task and does the work in the background, after the time that tasks take; the
// simulator itself does it before it answers. It says whether the call was one for a task.
func (f *front) startTask(w http.ResponseWriter, r *http.Request, method string, body []byte, fail failure) bool {
	match := target.FindSubmatch(body)
	if descriptions[method] == "" || match == nil {
		return false
	}
	object := simulator.Map.Get(types.ManagedObjectReference{Type: string(match[1]), Value: string(match[2])})
	if object == nil {
		return false
	}
	entity := object.Reference()
	if snapshot, ok := object.(*simulator.VirtualMachineSnapshot); ok {
		entity = snapshot.Vm
	}
	request := httptest.NewRequest(http.MethodPost, r.URL.String(), bytes.NewReader(body))
	request.Header = r.Header.Clone()
	duration := f.taskBegins()
	task := simulator.CreateTask(entity, method, func(*simulator.Task) (types.AnyType, types.BaseMethodFault) {
		time.Sleep(duration)
		defer f.taskEnds()
		if fail.mode == "task" {
			return nil, fail.methodFault()
		}
		return f.perform(request)
	})
	task.Info.DescriptionId = descriptions[method]
	go func() {
		task.Run()
		if fail.mode == "vanish" {
			simulator.Map.Remove(task.Self)
		}
	}()
	fmt.Fprint(fail.after(w), envelope(fmt.Sprintf(
		`<%[1]sResponse xmlns="urn:vim25"><returnval type="Task">%[2]s</returnval></%[1]sResponse>`, method, task.Self.Value)))
	return true
}

// perform lets the simulator do the work and takes over the end of its own task.
func (f *front) perform(request *http.Request) (types.AnyType, types.BaseMethodFault) {
	answer := httptest.NewRecorder()
	f.inner.ServeHTTP(answer, request)
	if match := innerTask.FindSubmatch(answer.Body.Bytes()); match != nil {
		ref := types.ManagedObjectReference{Type: "Task", Value: string(match[1])}
		if done, ok := simulator.Map.Get(ref).(*simulator.Task); ok {
			simulator.Map.Remove(ref)
			if done.Info.Error != nil {
				return nil, done.Info.Error.Fault
			}
			keepApart(done.Info.Result)
			return done.Info.Result, nil
		}
	}
	return nil, faultOf(answer.Body.Bytes())
}

// keepApart gives a new snapshot a list of devices of its own. The simulator lets it share that of its VM, where a
// device that is removed later would be overwritten. It also forgets the snapshot's own files: the simulator finds them
// by numbers that it gives to other files in the meantime, and would delete those with the snapshot.
func keepApart(result types.AnyType) {
	ref, _ := result.(types.ManagedObjectReference)
	snapshot, ok := simulator.Map.Get(ref).(*simulator.VirtualMachineSnapshot)
	if !ok {
		return
	}
	hardware := &snapshot.Config.Hardware
	hardware.Device = append([]types.BaseVirtualDevice(nil), hardware.Device...)
	if vm, ok := simulator.Map.Get(snapshot.Vm).(*simulator.VirtualMachine); ok {
		vm.LayoutEx.Snapshot = nil
	}
}

func faultOf(answer []byte) types.BaseMethodFault {
	var body struct {
		Fault *soap.Fault `xml:"http://schemas.xmlsoap.org/soap/envelope/ Fault,omitempty"`
	}
	decoder := xml.NewDecoder(bytes.NewReader(answer))
	decoder.TypeFunc = types.TypeFunc()
	if err := decoder.Decode(&soap.Envelope{Body: &body}); err == nil && body.Fault != nil {
		kind := fmt.Sprintf("%T", body.Fault.VimFault())
		return failure{fault: kind[len("types."):]}.methodFault()
	}
	return &types.SystemError{Reason: "the simulator gave no task"}
}

func (f *front) taskBegins() time.Duration {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.openTasks++
	if f.openTasks > f.peakTasks {
		f.peakTasks = f.openTasks
	}
	return f.taskTime
}

func (f *front) taskEnds() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.openTasks--
}
