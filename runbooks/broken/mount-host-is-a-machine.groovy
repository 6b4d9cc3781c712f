runbook('erp') {
    sites production: 'berlin', recovery: 'frankfurt'
    replicas {
        snapshot 'db01'
        universal 'ora01', mountHost: 'db01'
    }
    failover {
        group('all') { vm 'db01' }
    }
}
