runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01' } }
    drills {
        every '0 0 2 ? * SAT'
    }
}
