runbook('store') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'web01', replica: 'db01_replica' }
    failover { group('all') { vm 'web01' } }
}
