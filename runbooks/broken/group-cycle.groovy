runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('a', after: 'b') { vm 'db01' }
        group('b', after: 'a') { vm 'app01' }
    }
}
