runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'web01'; snapshot 'web02' }
    failover { group('all') { vm 'web01' } }

}
