runbook('shop') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas { snapshot 'db01'; snapshot 'app01' }
    failover {
        group('databases') {
            (1..3).collect { "db0$it" }
        }
    }
}
