// SPDX-License-Identifier: Apache-2.0
package io.muster.vsphere

import io.muster.time.Time
import java.time.Duration
import java.util.concurrent.CompletionException
import spock.lang.Specification

/**
 * What every adapter of the vSphere port does, told on a world that the adapter's own spec makes. A feature makes its
 * networks and VMs before it first asks for the vCenter or the time.
 */
abstract class VSphereContract extends Specification {

  /** The vCenter that the world below belongs to. */
  abstract VSphere vsphere()

  abstract Time time()

  /** Makes a network that adapters can be connected to. */
  abstract void createNetwork(String name)

  /** Makes a VM that is off, with one adapter on a network. */
  abstract void createVm(String name, String network)

  /** Lets the guest of a VM that is on come up; gives the address that it then has. */
  abstract String guestUp(String vm)

  def "a VM is read with its name, its power state and the network of each adapter"() {
    given:
    world('read-1')

    when:
    def vm = named('read-1')

    then:
    vm.name() == 'read-1'
    vm.powerState() == PowerState.POWERED_OFF
    !vm.toolsRunning()
    vm.ipAddress().isEmpty()
    vm.adapters()*.network() == ['production']
    vm.snapshots().isEmpty()
    vm.currentSnapshot().isEmpty()
    vm.customValues().isEmpty()
    !vm.id().instanceUuid().isBlank()
  }

  def "one VM is read as it is in the list"() {
    given:
    world('read-2')

    expect:
    vsphere().virtualMachine(idOf('read-2')) == named('read-2')
  }

  def "a VM's identity stays the same"() {
    given:
    world('identity')
    def before = idOf('identity')

    when:
    end(vsphere().powerOn(before))

    then:
    idOf('identity') == before
  }

  def "two VMs of one name are both listed"() {
    given:
    world('twin')
    createVm('twin', 'production')

    expect:
    vsphere().virtualMachines().count { it.name() == 'twin' } == 2
  }

  def "an unknown VM is not found, and the sentence names the site"() {
    when:
    vsphere().virtualMachine(new VmId('no-such-uuid'))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
    fault.message.contains("'${vsphere().site()}'")
    fault.message.contains('no-such-uuid')
  }

  def "a VM is powered on, suspended, powered on again and powered off"() {
    given:
    world('power')
    def vm = idOf('power')

    when:
    def states = ['powerOn', 'suspend', 'powerOn', 'powerOff'].collect {
      end(vsphere()."$it"(vm))
      vsphere().virtualMachine(vm).powerState()
    }

    then:
    states == [PowerState.POWERED_ON, PowerState.SUSPENDED, PowerState.POWERED_ON, PowerState.POWERED_OFF]
  }

  def "a task knows its operation and has a reference"() {
    given:
    world('task')

    when:
    def task = vsphere().powerOn(idOf('task'))
    end(task)

    then:
    task.operation() == TaskOperation.POWER_ON
    !task.reference().isBlank()
  }

  def "#operation of a VM that is #state already is a fault of state with the vCenter's own name"() {
    given:
    world("wrong-$operation")
    def vm = idOf("wrong-$operation")
    if (state == 'on') {
      end(vsphere().powerOn(vm))
    }

    when:
    end(vsphere()."$operation"(vm))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.STATE
    fault.fault() == 'InvalidPowerState'
    fault.message.contains("'wrong-$operation'")
    !fault.message.contains('InvalidPowerState')

    where:
    operation  | state
    'powerOn'  | 'on'
    'powerOff' | 'off'
  }

  def "a guest is asked to shut down"() {
    given:
    world('shutdown')
    def vm = idOf('shutdown')
    end(vsphere().powerOn(vm))
    guestUp('shutdown')

    when:
    vsphere().shutdownGuest(vm)

    then:
    eventually { vsphere().virtualMachine(vm).powerState() == PowerState.POWERED_OFF }
  }

  def "a guest of a VM that is off cannot be asked to shut down"() {
    given:
    world('shutdown-off')

    when:
    vsphere().shutdownGuest(idOf('shutdown-off'))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.STATE
  }

  def "tools and address of a guest are read"() {
    given:
    world('tools')
    def vm = idOf('tools')
    end(vsphere().powerOn(vm))

    when:
    def address = guestUp('tools')

    then:
    vsphere().virtualMachine(vm).toolsRunning()
    vsphere().virtualMachine(vm).ipAddress() == Optional.of(address)
  }

  def "the guest's network card is the adapter of its MAC address, and has the guest's address"() {
    given:
    world('card')
    def vm = idOf('card')
    end(vsphere().powerOn(vm))

    when:
    def address = guestUp('card')

    then:
    def mac = named('card').adapters().first().mac()
    mac ==~ /[0-9a-f]{2}(:[0-9a-f]{2}){5}/
    vsphere().guestCards(vm)*.mac() == [mac]
    vsphere().guestCards(vm).first().addresses()*.address() == [address]
  }

  def "a guest whose tools do not run reports no network card"() {
    given:
    world('no-card')

    expect:
    vsphere().guestCards(idOf('no-card')) == []
  }

  def "the adapters of two VMs have different MAC addresses"() {
    given:
    world('mac-1')
    createVm('mac-2', 'production')
    end(vsphere().createVm(newVm('mac-3')))

    expect:
    def all = ['mac-1', 'mac-2', 'mac-3'].collectMany { named(it).adapters()*.mac() }
    all.every { it ==~ /[0-9a-f]{2}(:[0-9a-f]{2}){5}/ }
    all.toSet().size() == 4
  }

  def "snapshots come parents before children, with the last one made as the current"() {
    given:
    world('snapshots')
    def vm = idOf('snapshots')

    when:
    def made = ['08:00', '09:00', '09:00'].collect { end(vsphere().createSnapshot(vm, it, "restore point $it")).get() }

    then:
    def read = vsphere().virtualMachine(vm)
    read.snapshots()*.id() == made
    read.snapshots()*.name() == ['08:00', '09:00', '09:00']
    read.snapshots()*.description() == ['restore point 08:00', 'restore point 09:00', 'restore point 09:00']
    read.currentSnapshot() == Optional.of(made[2])
  }

  def "a VM reverts to a snapshot, keeps the later ones and stays off"() {
    given:
    world('revert')
    def vm = idOf('revert')
    def (first, second) = ['first', 'second'].collect { end(vsphere().createSnapshot(vm, it, '')).get() }

    when:
    end(vsphere().revertToSnapshot(vm, first))

    then:
    def read = vsphere().virtualMachine(vm)
    read.currentSnapshot() == Optional.of(first)
    read.snapshots()*.id() == [first, second]
    read.powerState() == PowerState.POWERED_OFF
  }

  def "a snapshot made after a revert is a sibling, and siblings come in the order of their making"() {
    given:
    world('siblings')
    def vm = idOf('siblings')
    def first = end(vsphere().createSnapshot(vm, 'first', '')).get()
    end(vsphere().createSnapshot(vm, 'second', ''))
    end(vsphere().revertToSnapshot(vm, first))

    when:
    end(vsphere().createSnapshot(vm, 'third', ''))

    then:
    vsphere().virtualMachine(vm).snapshots()*.name() == ['first', 'second', 'third']
  }

  def "removing a snapshot keeps those made after it"() {
    given:
    world('remove')
    def vm = idOf('remove')
    def first = end(vsphere().createSnapshot(vm, 'first', '')).get()
    def second = end(vsphere().createSnapshot(vm, 'second', '')).get()

    when:
    end(vsphere().removeSnapshot(vm, first))

    then:
    vsphere().virtualMachine(vm).snapshots()*.id() == [second]
    vsphere().virtualMachine(vm).currentSnapshot() == Optional.of(second)
  }

  def "#operation of a snapshot that another VM has is not found, and changes nothing"() {
    given:
    world("mine-$operation")
    createVm("other-$operation", 'production')
    def other = idOf("other-$operation")
    def snapshot = end(vsphere().createSnapshot(other, 'not yours', '')).get()

    when:
    end(vsphere()."$operation"(idOf("mine-$operation"), snapshot))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
    vsphere().virtualMachine(other).snapshots()*.id() == [snapshot]

    where:
    operation << ['revertToSnapshot', 'removeSnapshot']
  }

  def "networks are listed by name"() {
    given:
    world('networks')
    createNetwork('drill')

    expect:
    vsphere().networks().containsAll(['production', 'drill'])
  }

  def "an adapter is connected to another network, and stays what it was otherwise"() {
    given:
    world('adapter')
    createNetwork('recovery')
    def before = named('adapter').adapters().first()

    when:
    end(vsphere().connectAdapter(idOf('adapter'), before.key(), 'recovery'))

    then:
    def adapters = named('adapter').adapters()
    adapters.size() == 1
    adapters.first().key() == before.key()
    adapters.first().label() == before.label()
    adapters.first().network() == 'recovery'
    adapters.first().connected()
  }

  def "an unknown network is not found, and the sentence has the nearest name"() {
    given:
    world('misspelt')

    when:
    end(vsphere().connectAdapter(idOf('misspelt'), named('misspelt').adapters().first().key(), 'prodution'))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
    fault.message.contains("'prodution'")
    fault.message.contains("'production'")
    named('misspelt').adapters()*.network() == ['production']
  }

  def "an unknown adapter is not found"() {
    given:
    world('no-adapter')

    when:
    end(vsphere().connectAdapter(idOf('no-adapter'), 99_999, 'production'))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
  }

  def "a custom attribute is defined by its first use, overwritten, and cleared by an empty value"() {
    given:
    world('custom')
    def vm = idOf('custom')

    when:
    def texts = ['a <first> & "second"', 'Größe 🙂', ''].collect {
      vsphere().setCustomValue(vm, 'muster.state', it)
      vsphere().virtualMachine(vm).customValues()
    }

    then:
    texts == [['muster.state': 'a <first> & "second"'], ['muster.state': 'Größe 🙂'], [:]]
  }

  def "the newest task of an operation is found again, and ends alike"() {
    given:
    world('recent')
    def vm = idOf('recent')
    def since = time().now()
    end(vsphere().createSnapshot(vm, 'one', ''))
    def last = vsphere().createSnapshot(vm, 'two', '')
    def result = end(last)

    when:
    def found = vsphere().recentTask(vm, TaskOperation.CREATE_SNAPSHOT, since).get()

    then:
    found.reference() == last.reference()
    end(found) == result
  }

  def "a task of another operation, of another VM or from before is not found"() {
    given:
    world('not-recent')
    createVm('bystander', 'production')
    def vm = idOf('not-recent')
    def since = time().now()
    end(vsphere().powerOn(vm))

    expect:
    vsphere().recentTask(vm, TaskOperation.POWER_ON, since).isPresent()
    vsphere().recentTask(vm, TaskOperation.POWER_OFF, since).isEmpty()
    vsphere().recentTask(idOf('bystander'), TaskOperation.POWER_ON, since).isEmpty()
    vsphere().recentTask(vm, TaskOperation.POWER_ON, time().now().plusSeconds(60)).isEmpty()
  }

  def "each operation is found by its own name"() {
    given:
    world('each')
    def vm = idOf('each')
    def since = time().now()
    def snapshot = end(vsphere().createSnapshot(vm, 'one', '')).get()
    def adapter = named('each').adapters().first().key()

    when:
    def tasks = [
      { vsphere().connectAdapter(vm, adapter, 'production') },
      { vsphere().revertToSnapshot(vm, snapshot) },
      { vsphere().removeSnapshot(vm, snapshot) },
      { vsphere().removeAllSnapshots(vm) },
      { vsphere().powerOn(vm) },
      { vsphere().suspend(vm) },
    ].collect { start -> start().tap { end(it) } }

    then:
    tasks.every { vsphere().recentTask(vm, it.operation(), since).get().reference() == it.reference() }
  }

  def "a VM is made with the identity, the hardware and the networks that are asked for, and is off"() {
    given:
    world('neighbour')
    def host = named('neighbour').host()
    def asked = newVm('made', new Placement(Optional.of(host), Optional.empty(), Optional.empty(), Optional.empty()))

    when:
    end(vsphere().createVm(asked))

    then:
    def made = vsphere().virtualMachine(asked.id())
    made == named('made')
    made.powerState() == PowerState.POWERED_OFF
    made.hardware().cpus() == 4
    made.hardware().memoryBytes() == 2L << 30
    made.hardware().guestId() == 'debian10_64Guest'
    made.hardware().board() == new Board(2, Firmware.EFI, 'vmx-13')
    made.hardware().disks()*.capacityBytes() == [8L << 30, 1L << 30]
    made.hardware().disks()*.path().every { it ==~ /\[.+\] .+\/.+\.vmdk/ }
    made.hardware().disks()*.key().toSet().size() == 2
    made.adapters()*.network() == ['production', 'production']
    made.adapters()*.connected() == [true, false]
    made.vApp().isEmpty()
    made.host() == host
  }

  def "a VM is not made twice"() {
    given:
    world('once-neighbour')
    def asked = newVm('once')
    end(vsphere().createVm(asked))

    when:
    end(vsphere().createVm(asked))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.STATE
    fault.fault() == 'AlreadyExists'
    vsphere().virtualMachines().count { it.name() == 'once' } == 1
  }

  def "an adapter is disconnected, and keeps its network"() {
    given:
    world('unplugged')
    def before = named('unplugged').adapters().first()

    when:
    end(vsphere().disconnectAdapter(idOf('unplugged'), before.key()))

    then:
    def after = named('unplugged').adapters().first()
    !after.connected()
    [after.key(), after.label(), after.network()] == [before.key(), before.label(), 'production']

    when:
    end(vsphere().connectAdapter(idOf('unplugged'), before.key(), 'production'))

    then:
    named('unplugged').adapters().first() == before
  }

  def "all snapshots are removed at once"() {
    given:
    world('all')
    def vm = idOf('all')
    ['first', 'second'].each { end(vsphere().createSnapshot(vm, it, '')) }

    when:
    2.times { end(vsphere().removeAllSnapshots(vm)) }

    then:
    vsphere().virtualMachine(vm).snapshots().isEmpty()
    vsphere().virtualMachine(vm).currentSnapshot().isEmpty()
  }

  def "a datastore has a name, and a URL by which other vCenters know it too"() {
    given:
    def vm = made('stored')

    expect:
    vsphere().datastores().any { vm.hardware().disks().first().path().startsWith("[${it.name()}] ") && !it.url().isBlank() }
  }

  def "the disks of a snapshot are copied, and the copies change places with the disks of another VM"() {
    given:
    def from = made('from')
    def to = made('to')
    def snapshot = end(vsphere().createSnapshot(from.id(), 'frozen', '')).get()
    def frozen = vsphere().snapshotDisks(from.id(), snapshot)
    def copies = frozen.collect { it.path().replaceFirst(/\] .*\//, '] new folder/copy of ') }

    when:
    [frozen, copies].transpose().each { disk, copy -> 2.times { end(vsphere().copyDisk(disk.path(), copy)) } }
    to.hardware().disks().each { end(vsphere().detachDisk(to.id(), it.key())) }
    copies.each { end(vsphere().attachDisk(to.id(), it)) }

    then:
    frozen*.capacityBytes() == [8L << 30, 1L << 30]
    vsphere().virtualMachine(to.id()).hardware().disks()*.path() == copies
    vsphere().virtualMachine(from.id()).hardware().disks()*.capacityBytes() == frozen*.capacityBytes()

    when: 'the file of a disk is still there when no VM has it any more'
    def old = to.hardware().disks().first()
    end(vsphere().attachDisk(to.id(), old.path()))

    then:
    vsphere().virtualMachine(to.id()).hardware().disks()*.path() == copies + old.path()
  }

  def "a snapshot keeps its disks when they are taken from the VM"() {
    given:
    def vm = made('kept')
    def snapshot = end(vsphere().createSnapshot(vm.id(), 'before', '')).get()
    def frozen = vsphere().snapshotDisks(vm.id(), snapshot)

    when:
    vsphere().virtualMachine(vm.id()).hardware().disks().each { end(vsphere().detachDisk(vm.id(), it.key())) }

    then:
    vsphere().virtualMachine(vm.id()).hardware().disks().empty
    vsphere().snapshotDisks(vm.id(), snapshot) == frozen
    frozen.size() == 2
  }

  def "a disk that no VM has is deleted, once"() {
    given:
    def vm = made('deleted')
    def disk = vm.hardware().disks().last()
    end(vsphere().detachDisk(vm.id(), disk.key()))
    end(vsphere().deleteDisk(disk.path()))

    when:
    end(vsphere().deleteDisk(disk.path()))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
  }

  def "#operation of a disk that is not there is not found"() {
    given:
    def vm = made("gone-$operation")
    def missing = vm.hardware().disks().first().path().replaceFirst(/\/.*/, '/missing.vmdk')

    when:
    end(call.call(vsphere(), vm, missing))

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
    fault.message.contains('missing.vmdk') || fault.message.contains('99999')
    vsphere().virtualMachine(vm.id()) == vm

    where:
    operation    | call
    'copyDisk'   | { vc, made, path -> vc.copyDisk(path, path + '.vmdk') }
    'attachDisk' | { vc, made, path -> vc.attachDisk(made.id(), path) }
    'detachDisk' | { vc, made, path -> vc.detachDisk(made.id(), 99_999) }
  }

  def "a program runs in the guest, and ends with its exit code"() {
    given:
    world('guest')
    def vm = idOf('guest')
    end(vsphere().powerOn(vm))
    guestUp('guest')

    when:
    def process = vsphere().runProgram(vm, guestUser(), '/usr/bin/systemctl', ['stop', "the customer's app"])

    then:
    eventually { vsphere().exitCode(vm, guestUser(), process).isPresent() }
    vsphere().exitCode(vm, guestUser(), process) == Optional.of(0)
  }

  def "a process that the guest does not know is not found"() {
    given:
    world('no-process')
    def vm = idOf('no-process')
    end(vsphere().powerOn(vm))
    guestUp('no-process')

    when:
    vsphere().exitCode(vm, guestUser(), 4711)

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.NOT_FOUND
  }

  def "no program runs in a guest that is off, and the fault does not have the password"() {
    given:
    world('off')

    when:
    vsphere().runProgram(idOf('off'), guestUser(), '/bin/true', [])

    then:
    def fault = thrown(VSphereFault)
    fault.kind() == VSphereFault.Kind.STATE
    !"$fault ${fault.cause} ${guestUser()}".contains('guest-secret')
  }

  protected static GuestCredentials guestUser() {
    new GuestCredentials('admin', { 'guest-secret' })
  }

  /** A VM with two disks, in a world with the network 'production'. */
  protected VirtualMachine made(String name) {
    createNetwork('production')
    def asked = newVm(name)
    end(vsphere().createVm(asked))
    vsphere().virtualMachine(asked.id())
  }

  protected static NewVm newVm(String name, Placement placement = Placement.ANYWHERE) {
    def disks = [8L << 30, 1L << 30].collect { new VirtualDisk(0, '', '', it) }
    def adapters = [true, false].collect { new NetworkAdapter(0, '', 'production', it) }
    def hardware = new Hardware(4, 2L << 30, 'debian10_64Guest', new Board(2, Firmware.EFI, 'vmx-13'), disks)
    new NewVm(new VmId(UUID.randomUUID() as String), name, hardware, adapters, placement)
  }

  /** A world with a VM on the network 'production'. */
  protected void world(String vm) {
    createNetwork('production')
    createVm(vm, 'production')
  }

  protected VirtualMachine named(String name) {
    vsphere().virtualMachines().find { it.name() == name }
  }

  protected VmId idOf(String name) {
    named(name).id()
  }

  /** The end of a task, with its own fault where it failed. */
  protected Optional<String> end(VSphereTask task) {
    try {
      time().await(task.ended(), time().now() + Duration.ofMinutes(5))
    } catch (CompletionException e) {
      throw e.cause
    }
  }

  protected boolean eventually(Closure<Boolean> fact) {
    def limit = time().now() + Duration.ofMinutes(5)
    while (!fact() && time().now().isBefore(limit)) {
      time().sleep(Duration.ofMillis(100))
    }
    fact()
  }
}
