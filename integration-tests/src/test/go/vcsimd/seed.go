// SPDX-License-Identifier: Apache-2.0

package main

import (
	"context"
	"fmt"

	"github.com/vmware/govmomi/find"
	"github.com/vmware/govmomi/object"
	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25"
	"github.com/vmware/govmomi/vim25/types"
)

// world makes objects by name. It calls the simulator within the process, so that no counter notices.
type world struct {
	ctx    context.Context
	client *vim25.Client
	finder *find.Finder
	where  *object.DatacenterFolders
}

func newWorld(service *simulator.Service) (*world, error) {
	ctx := context.Background()
	client, err := vim25.NewClient(ctx, service)
	if err != nil {
		return nil, err
	}
	finder := find.NewFinder(client, false)
	datacenter, err := finder.DefaultDatacenter(ctx)
	if err != nil {
		return nil, err
	}
	finder.SetDatacenter(datacenter)
	where, err := datacenter.Folders(ctx)
	return &world{ctx, client, finder, where}, err
}

func (w *world) addNetwork(name string, standard bool) error {
	if standard {
		host, err := w.finder.HostSystem(w.ctx, "DC0_H0")
		if err != nil {
			return err
		}
		system, err := host.ConfigManager().NetworkSystem(w.ctx)
		if err != nil {
			return err
		}
		return system.AddPortGroup(w.ctx, types.HostPortGroupSpec{Name: name, VswitchName: "vSwitch0"})
	}
	found, err := w.finder.Network(w.ctx, "DVS0")
	if err != nil {
		return err
	}
	task, err := object.NewDistributedVirtualSwitch(w.client, found.Reference()).
		AddPortgroup(w.ctx, []types.DVPortgroupConfigSpec{{Name: name, Type: "earlyBinding"}})
	return ended(w.ctx, task, err)
}

func (w *world) addMachines(name, network, uuid string, count int) error {
	if count == 0 {
		return w.addMachine(name, network, uuid)
	}
	for i := 1; i <= count; i++ {
		if err := w.addMachine(fmt.Sprintf("%s%03d", name, i), network, ""); err != nil {
			return err
		}
	}
	return nil
}

func (w *world) addMachine(name, network, uuid string) error {
	pool, err := w.finder.ResourcePool(w.ctx, "DC0_H0/Resources")
	if err != nil {
		return err
	}
	found, err := w.finder.Network(w.ctx, network)
	if err != nil {
		return err
	}
	backing, err := found.EthernetCardBackingInfo(w.ctx)
	if err != nil {
		return err
	}
	card, err := object.EthernetCardTypes().CreateEthernetCard("vmxnet3", backing)
	if err != nil {
		return err
	}
	spec := types.VirtualMachineConfigSpec{
		Name:         name,
		InstanceUuid: uuid,
		GuestId:      string(types.VirtualMachineGuestOsIdentifierOtherGuest),
		Files:        &types.VirtualMachineFileInfo{VmPathName: "[LocalDS_0]"},
		DeviceChange: []types.BaseVirtualDeviceConfigSpec{
			&types.VirtualDeviceConfigSpec{Operation: types.VirtualDeviceConfigSpecOperationAdd, Device: card},
		},
	}
	task, err := w.where.VmFolder.CreateVM(w.ctx, spec, pool, nil)
	return ended(w.ctx, task, err)
}

func (w *world) destroy(name string) error {
	vm, err := w.finder.VirtualMachine(w.ctx, name)
	if err != nil {
		return err
	}
	task, err := vm.Destroy(w.ctx)
	return ended(w.ctx, task, err)
}

func (w *world) powerOn(name string) error {
	vm, err := w.finder.VirtualMachine(w.ctx, name)
	if err != nil {
		return err
	}
	task, err := vm.PowerOn(w.ctx)
	return ended(w.ctx, task, err)
}

// setTools uses the simulator's own back door to guest properties.
func (w *world) setTools(name string, running bool, ip string) error {
	vm, err := w.finder.VirtualMachine(w.ctx, name)
	if err != nil {
		return err
	}
	status := types.VirtualMachineToolsRunningStatusGuestToolsNotRunning
	if running {
		status = types.VirtualMachineToolsRunningStatusGuestToolsRunning
	}
	task, err := vm.Reconfigure(w.ctx, types.VirtualMachineConfigSpec{ExtraConfig: []types.BaseOptionValue{
		&types.OptionValue{Key: "SET.guest.toolsRunningStatus", Value: string(status)},
		&types.OptionValue{Key: "SET.guest.ipAddress", Value: ip},
	}})
	return ended(w.ctx, task, err)
}

func (w *world) addSnapshot(name, snapshot, description string) error {
	vm, err := w.finder.VirtualMachine(w.ctx, name)
	if err != nil {
		return err
	}
	task, err := vm.CreateSnapshot(w.ctx, snapshot, description, false, false)
	return ended(w.ctx, task, err)
}

func ended(ctx context.Context, task *object.Task, err error) error {
	if err != nil {
		return err
	}
	return task.Wait(ctx)
}
