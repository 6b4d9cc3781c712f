runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('a') { vm 'db01' }
        group('b', after: ['a' 'c']) { vm 'app01' }
    }
}
