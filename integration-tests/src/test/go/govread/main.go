// SPDX-License-Identifier: Apache-2.0

// govread is a second client, written on another library: it prints what a vCenter says of VMs, as JSON by name, so
// that specs need not believe the client that they test.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/url"
	"os"
	"time"

	"github.com/vmware/govmomi"
	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/property"
	"github.com/vmware/govmomi/vim25/mo"
	"github.com/vmware/govmomi/vim25/types"
)

type machine struct {
	PowerState      string            `json:"powerState"`
	Networks        []string          `json:"networks"`
	Snapshots       []snapshot        `json:"snapshots"`
	CurrentSnapshot string            `json:"currentSnapshot"`
	CustomValues    map[string]string `json:"customValues"`
	Disks           []string          `json:"disks"`
	Hardware        hardware          `json:"hardware"`
}

type hardware struct {
	CPUs           int32  `json:"cpus"`
	CoresPerSocket int32  `json:"coresPerSocket"`
	MemoryMB       int32  `json:"memoryMB"`
	GuestID        string `json:"guestId"`
	Firmware       string `json:"firmware"`
	Version        string `json:"version"`
}

type snapshot struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Description string     `json:"description"`
	Children    []snapshot `json:"children"`
}

func main() {
	address := flag.String("url", "", "URL of the vCenter, user and password in it")
	flag.Parse()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	u, err := url.Parse(*address)
	check(err)
	client, err := govmomi.NewClient(ctx, u, true)
	check(err)
	finder := find.NewFinder(client.Client, false)
	datacenter, err := finder.DefaultDatacenter(ctx)
	check(err)
	finder.SetDatacenter(datacenter)
	manager, err := object.GetCustomFieldsManager(client.Client)
	check(err)
	// a VM lists only the fields that were defined after it was made
	fields, err := manager.Field(ctx)
	check(err)
	machines := map[string]machine{}
	for _, name := range flag.Args() {
		vm, err := finder.VirtualMachine(ctx, name)
		check(err)
		machines[name] = read(ctx, vm, fields)
	}
	check(json.NewEncoder(os.Stdout).Encode(machines))
}

func read(ctx context.Context, vm *object.VirtualMachine, fields object.CustomFieldDefList) machine {
	var found mo.VirtualMachine
	paths := []string{"runtime.powerState", "network", "snapshot", "customValue", "config"}
	check(vm.Properties(ctx, vm.Reference(), paths, &found))
	result := machine{
		PowerState:   string(found.Runtime.PowerState),
		Networks:     networkNames(ctx, vm, found.Network),
		Snapshots:    []snapshot{},
		CustomValues: map[string]string{},
		Disks:        []string{},
		Hardware: hardware{
			found.Config.Hardware.NumCPU, found.Config.Hardware.NumCoresPerSocket, found.Config.Hardware.MemoryMB,
			found.Config.GuestId, found.Config.Firmware, found.Config.Version,
		},
	}
	if found.Snapshot != nil {
		result.Snapshots = tree(found.Snapshot.RootSnapshotList)
		if found.Snapshot.CurrentSnapshot != nil {
			result.CurrentSnapshot = found.Snapshot.CurrentSnapshot.Value
		}
	}
	for _, disk := range object.VirtualDeviceList(found.Config.Hardware.Device).SelectByType((*types.VirtualDisk)(nil)) {
		backing := disk.GetVirtualDevice().Backing.(types.BaseVirtualDeviceFileBackingInfo)
		result.Disks = append(result.Disks, backing.GetVirtualDeviceFileBackingInfo().FileName)
	}
	for _, value := range found.CustomValue {
		text := value.(*types.CustomFieldStringValue)
		if field := fields.ByKey(text.Key); field != nil {
			result.CustomValues[field.Name] = text.Value
		}
	}
	return result
}

func networkNames(ctx context.Context, vm *object.VirtualMachine, refs []types.ManagedObjectReference) []string {
	names := []string{}
	for _, ref := range refs {
		var network mo.Network
		check(property.DefaultCollector(vm.Client()).RetrieveOne(ctx, ref, []string{"name"}, &network))
		names = append(names, network.Name)
	}
	return names
}

func tree(list []types.VirtualMachineSnapshotTree) []snapshot {
	snapshots := []snapshot{}
	for _, s := range list {
		snapshots = append(snapshots, snapshot{s.Snapshot.Value, s.Name, s.Description, tree(s.ChildSnapshotList)})
	}
	return snapshots
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "govread:", err)
		os.Exit(1)
	}
}
