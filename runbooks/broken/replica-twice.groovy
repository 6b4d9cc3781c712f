runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; cdp 'db01' }
    failover { group('all') { vm 'db01' } }
}
