runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            vm 'db01'
            verify {
                tcp 'db01', port: 70000, within: 1.minute
            }
        }
    }
}
