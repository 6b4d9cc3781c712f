// What differs from a lab that is made to fit three-tier.groovy.
lab {
    takes revertToSnapshot: 15.seconds, powerOn: 5.seconds
    vm 'db01', boot: 90.seconds, ports: [22, 5432]
    vm 'app01', boot: 60.seconds
    (1..4).each { vm "web0$it", network: 'ERP Frontend' }
    web 'https://erp.example.com/health', servedBy: ['web01_replica', 'web02_replica']
    faults {
        refuse 'powerOn', of: 'app01-dr', fault: 'InsufficientResourcesFault', times: 1     // the runbook tries again
    }
}
