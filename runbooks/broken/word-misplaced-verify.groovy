runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('all') { vm 'db01' }
        tcp 'db01', port: 22, within: 1.minute
    }
}
