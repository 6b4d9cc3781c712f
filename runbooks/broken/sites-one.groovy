runbook('shop') {
    sites production: 'berlin', recovery: 'berlin'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover { group('all') { vm 'db01' } }

}
