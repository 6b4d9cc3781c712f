runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            vm 'db01' // muster: allow secret-in-text: there was one
        }
    }
}
