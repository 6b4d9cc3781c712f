runbook('store') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'web02' }
    failover { group('all') { vm 'db01' } }

}
