// The lab of the runs that are kept beside it.
lab {
    takes powerOn: 5.seconds, revertToSnapshot: 15.seconds
    vm 'db01', boot: 60.seconds, ports: [22, 5432]
    faults { refuse 'powerOn', of: 'db01_replica', fault: 'InsufficientResourcesFault', times: 1 }
}
