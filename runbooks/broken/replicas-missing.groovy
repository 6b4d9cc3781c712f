runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    failover { group('all') { vm 'db01' } }
}
