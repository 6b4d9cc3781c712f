runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshoot 'db01' }
    failover { group('all') { vm 'db01' } }
}
