runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01'; snapshot 'web01'; snapshot 'mon01' }
    failover {
        group('a', after: 'b') { vm 'db01' }
        group('b', after: 'a') { vm 'app01' }
        group('c', after: ['a', 'd']) { vm 'web01' }
        group('d', after: 'c') { vm 'mon01' }
    }
}
