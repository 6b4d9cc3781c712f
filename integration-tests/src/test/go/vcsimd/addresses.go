// SPDX-License-Identifier: Apache-2.0

package main

import (
	"net"
	"strings"

	"github.com/vmware/govmomi/simulator"
	"github.com/vmware/govmomi/vim25/types"
)

// address is what the shell script by which Muster changes one address is called with.
type address struct {
	mac     string
	address net.IP
	prefix  int
}

const noCard = 11

// newAddress reads the words of a command: -c SCRIPT muster MAC OLD NEW/PREFIX GATEWAY DNS.
func newAddress(words []string) (address, bool) {
	if len(words) != 8 || words[2] != "muster" {
		return address{}, false
	}
	ip, subnet, err := net.ParseCIDR(words[5])
	if err != nil {
		return address{}, false
	}
	prefix, _ := subnet.Mask.Size()
	return address{words[3], ip, prefix}, true
}

// give lets a guest report the address, and gives the exit code of the script.
func (a address) give(ref types.ManagedObjectReference) int32 {
	vm := simulator.Map.Get(ref).(*simulator.VirtualMachine)
	cards := append([]types.GuestNicInfo{}, vm.Guest.Net...)
	for i := range cards {
		if cards[i].MacAddress == a.mac {
			text := a.address.String()
			cards[i].IpAddress = []string{text}
			cards[i].IpConfig = &types.NetIpConfigInfo{IpAddress: []types.NetIpConfigInfoIpAddress{
				{IpAddress: text, PrefixLength: int32(a.prefix), State: "preferred"},
			}}
			simulator.Map.Update(vm, []types.PropertyChange{
				{Name: "guest.net", Val: cards},
				{Name: "guest.ipAddress", Val: text},
			})
			return 0
		}
	}
	return noCard
}

// words splits a command line as a shell does; of its quotes, Muster uses the single ones.
func words(line string) []string {
	var all []string
	var word strings.Builder
	quoted, begun := false, false
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case c == '\'':
			quoted, begun = !quoted, true
		case quoted:
			word.WriteByte(c)
		case c == '\\' && i+1 < len(line):
			i++
			word.WriteByte(line[i])
			begun = true
		case c == ' ':
			if begun {
				all = append(all, word.String())
			}
			word.Reset()
			begun = false
		default:
			word.WriteByte(c)
			begun = true
		}
	}
	if begun {
		all = append(all, word.String())
	}
	return all
}
